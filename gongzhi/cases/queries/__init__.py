"""Reads of cases: the catalogue, one case, lists, counts."""

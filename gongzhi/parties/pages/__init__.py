"""Entrances of parties."""

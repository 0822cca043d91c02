"""Reads of official papers."""

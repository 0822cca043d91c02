"""Measures: what the program does a second, on a database of its own made for it."""

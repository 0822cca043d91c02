"""Entrances to files: reading one, and sending one ahead of its form."""

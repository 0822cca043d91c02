"""Mechanisms every context stands on; layered among themselves (see pyproject.toml)."""

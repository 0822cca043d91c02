"""Pages of places: the sheets of printed codes."""

"""What the residents' pages show, as values made from what was read."""

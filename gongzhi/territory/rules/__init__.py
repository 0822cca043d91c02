"""Pure decisions of territory."""

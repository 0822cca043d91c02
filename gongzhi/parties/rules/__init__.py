"""Pure decisions of parties."""

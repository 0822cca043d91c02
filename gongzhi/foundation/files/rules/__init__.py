"""Pure decisions about files: what they are, what may come in, what is taken off."""

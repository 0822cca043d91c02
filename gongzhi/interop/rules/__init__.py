"""Pure decisions about what comes in from other systems."""

"""Pure decisions about time: when a duty is due, when to remind, how an arrangement is read."""

"""Entrances: inboxes on a phone and at the desk, messages to mend, the demonstration's phone."""

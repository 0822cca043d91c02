"""The one append-only record of what happened: audit line, timeline, outgoing message, sealed."""

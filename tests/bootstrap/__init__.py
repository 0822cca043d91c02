"""The way from a checkout to running processes."""

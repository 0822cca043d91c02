"""Accounts, signing in, and who may enter where."""

"""Asking PostgreSQL where it costs: SQL written once, planned once, editions looked at seldom."""

"""Talking to PostgreSQL where it costs: statements prepared once, versions looked at once a second."""

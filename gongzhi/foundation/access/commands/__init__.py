"""Acts of signing in: each loads, permits, decides, saves and records."""

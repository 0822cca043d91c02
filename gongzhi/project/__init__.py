"""Settings, addresses, the worker and the command line."""

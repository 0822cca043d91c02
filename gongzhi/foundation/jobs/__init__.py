"""Work by the clock and work put off: the bridge to procrastinate."""

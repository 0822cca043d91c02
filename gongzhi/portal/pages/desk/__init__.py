"""Pages at the desk that compose several contexts."""

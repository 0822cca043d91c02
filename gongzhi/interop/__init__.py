"""Other systems' files and calls turned into our commands."""

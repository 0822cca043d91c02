"""Acts of interop."""

"""Pages of interop at the desk."""

"""规则库 at the desk."""

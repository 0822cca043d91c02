"""From a Ref to a title and an address; contexts register how."""

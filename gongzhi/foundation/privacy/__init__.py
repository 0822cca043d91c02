"""Personal data at rest and on screen: encryption, blind indexes, masks."""

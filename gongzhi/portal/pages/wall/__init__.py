"""大屏: a region or an estate on a screen read from four metres."""

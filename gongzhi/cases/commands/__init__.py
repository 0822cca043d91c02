"""Acts of cases, one file per noun; each: load, permit, decide, save, record."""

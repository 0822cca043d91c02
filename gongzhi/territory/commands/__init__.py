"""Acts on the registers of territory: enter, put right, take out. Nothing is ever deleted."""

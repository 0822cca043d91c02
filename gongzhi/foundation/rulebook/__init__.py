"""Law and local practice as dated data with a clause, and the levels that may set them."""

"""Files people hand in: checked by content, stripped, kept private."""

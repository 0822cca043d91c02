"""How alike two Chinese short texts are, and finding a text by its words."""

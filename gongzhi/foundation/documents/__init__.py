"""公文: drafted, reviewed, signed and numbered, stamped, delivered with proof; and received."""

"""公文: papers drafted, reviewed, signed, numbered, stamped and delivered with proof; papers received."""

"""What the journal decides without a database: what may be sealed, how it is written down."""

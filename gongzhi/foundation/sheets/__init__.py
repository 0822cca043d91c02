"""Excel in and out: one way each."""

"""Clocks and duties: who must do what by when."""

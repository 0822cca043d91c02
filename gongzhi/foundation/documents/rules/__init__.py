"""Pure decisions on official papers."""

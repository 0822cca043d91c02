"""Pure decisions of cases."""

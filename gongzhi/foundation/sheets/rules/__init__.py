"""Pure decisions about sheets: which column is which, what a cell says, what is wrong."""

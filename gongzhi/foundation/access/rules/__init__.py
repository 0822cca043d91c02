"""Pure decisions about entering: who is admitted, which passwords and codes will do."""

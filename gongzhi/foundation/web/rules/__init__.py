"""Pure wording of the web: how a moment, a remaining time and a count are said."""

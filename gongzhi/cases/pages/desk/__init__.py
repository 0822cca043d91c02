"""诉求 at the desk: lists, one case, its acts, entry by staff, the catalogue."""

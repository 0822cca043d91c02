"""Pure ground: words, facts, actors, time, areas, money, identifiers, the tree. No framework."""

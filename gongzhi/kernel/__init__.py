"""Pure ground: words, facts, actors, time, areas, money, identifiers, the Merkle tree. No framework."""

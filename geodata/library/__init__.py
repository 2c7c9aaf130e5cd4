"""The documents library: source texts, cut into clauses that a locator opens."""

"""Analysis of the facts: pure selections, counts and measures."""

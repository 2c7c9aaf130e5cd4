"""Static pages made at start: page head, public maps, presenter."""

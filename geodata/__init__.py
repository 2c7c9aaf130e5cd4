"""The facts of the atlas: tables, geometry, checks and measures. No screen, no state."""

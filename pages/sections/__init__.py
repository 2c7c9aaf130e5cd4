"""Sections that one page alone shows, by topic."""

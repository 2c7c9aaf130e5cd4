"""Sections of the responsibility page."""

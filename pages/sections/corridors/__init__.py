"""Sections of the corridors page."""

"""Sections of the eco-city page."""

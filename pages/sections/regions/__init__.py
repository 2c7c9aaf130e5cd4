"""Sections of the regions page."""

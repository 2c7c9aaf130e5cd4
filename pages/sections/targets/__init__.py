"""Sections of the targets page."""

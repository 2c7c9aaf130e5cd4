"""Sections of the themes and renewal pages."""

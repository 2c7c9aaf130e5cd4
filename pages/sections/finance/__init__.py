"""Sections of the finance page."""

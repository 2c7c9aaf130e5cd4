"""Sections of the projects page."""

"""Posters and handouts: PNG, SVG and PDF."""

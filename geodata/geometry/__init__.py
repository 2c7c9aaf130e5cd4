"""Boundaries, coordinate systems, clipping, coverage and validity of geometry."""

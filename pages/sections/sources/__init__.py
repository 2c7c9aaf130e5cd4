"""Sections of the sources pages: about, audit, conflicts, help, search."""

"""Alignments: the operator's own lines, read from a file, checked, and made from an OpenStreetMap extract."""

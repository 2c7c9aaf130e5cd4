"""Peers of the app: the same page with other kits, each a server of its own that imports nothing of the app."""

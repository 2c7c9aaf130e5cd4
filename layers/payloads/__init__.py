"""Payloads: facts as the data files that maps load."""

"""Checks of the audit, one matter a module."""

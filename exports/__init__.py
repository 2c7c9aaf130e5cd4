"""Exported files: presentations, print layouts, factsheets, tables, offline pages."""

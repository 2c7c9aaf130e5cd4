"""Readers of the fact tables, their schema, codelists and clauses."""

"""The audit: every record against the documents, the schema, the map and the other records."""

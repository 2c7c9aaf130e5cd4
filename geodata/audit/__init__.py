"""The audit: checks every record against the documents, the schema, the map and the other records."""

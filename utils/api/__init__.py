"""The records interface: queries, table files, OpenAPI, problems."""

"""The API of records: queries, table files, OpenAPI, problems."""

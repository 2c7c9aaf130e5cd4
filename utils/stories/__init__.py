"""Stories: model, parsing, validation and slides."""

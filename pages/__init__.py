"""The pages: title, choices, figure, source."""

"""A story as one offline HTML page."""

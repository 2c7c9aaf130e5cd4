"""Query parameters, page URLs and short links."""

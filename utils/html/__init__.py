"""HTML fragments: cards, citations, record lines."""

"""Services without a topic: configuration, texts, URLs, the API, charts, HTML, drawing, stories."""

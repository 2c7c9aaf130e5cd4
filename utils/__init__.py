"""Services of the app: settings, translation, formatting, figures, page blocks."""

"""Map views on pages and as static maps."""

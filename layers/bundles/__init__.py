"""Scripts of the browser: modules linked into one file per bundle."""

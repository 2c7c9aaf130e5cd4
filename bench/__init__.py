"""The benchmark: the app beside the least that a page with the same data can be."""

"""Facts as the data files that maps fetch."""

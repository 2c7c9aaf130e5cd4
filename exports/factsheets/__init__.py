"""One-page factsheets of regions, units and projects."""

"""What map views are made of: layer tree, views, indicators, colours, pages."""

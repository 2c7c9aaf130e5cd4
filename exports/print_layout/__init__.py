"""Print layouts: posters as PNG and SVG, handouts as PDF."""

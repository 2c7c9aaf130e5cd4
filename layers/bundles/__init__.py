"""Files for the browser: scripts, styles and folium maps."""

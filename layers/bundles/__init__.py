"""Files for the browser: scripts, style sheets and folium maps."""

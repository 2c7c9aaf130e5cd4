"""Tables of a view as spreadsheets, CSV, GeoJSON and GeoPackage."""

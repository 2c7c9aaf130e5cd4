"""Lines of entities made from an OpenStreetMap extract, with its licence."""

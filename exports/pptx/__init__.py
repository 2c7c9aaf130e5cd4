"""PowerPoint presentations with native text, charts, tables and map shapes."""

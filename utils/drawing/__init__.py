"""Display lists, SVG, fonts, text metrics and QR codes."""

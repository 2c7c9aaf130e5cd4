"""What every request passes: settings, headers, bounds, and the frame of a page."""

"""Courses of lines: rivers and crests from installed packages, curves through known points."""

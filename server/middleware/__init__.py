"""Middleware for every request: settings, security headers, rate limits, and the HTML page around Streamlit."""

"""What stands between a request and the pages: bounds, headers, files, and Streamlit's page made ready."""

"""HTTP server: middleware, routes and files around the pages of Streamlit."""

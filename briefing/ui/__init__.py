"""Streamlit pieces. The core knows nothing of them."""

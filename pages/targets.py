"""Targets."""
import streamlit as st
def show(lang: str) -> None:
    """Show."""
    st.title("T")

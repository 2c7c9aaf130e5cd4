"""Colours of charts for the theme of the current view."""

import streamlit as st

from layers.tokens import read_tokens
from utils.corridor_figures import ModeLook
from utils.figures import Look


def current_look() -> Look:
    """Chart colours for the theme that the browser reports."""
    tokens = read_tokens()[st.context.theme.type or "light"]
    return Look(tokens["ui"], tokens["chart"])


def mode_colours() -> dict[str, str]:
    """Colours of the line modes for the theme that the browser reports."""
    colours: dict[str, str] = read_tokens()[st.context.theme.type or "light"]["map"]["mode"]
    return colours


def mode_look() -> ModeLook:
    """Colours of the line modes and of charts for the theme that the browser reports."""
    colours = read_tokens()[st.context.theme.type or "light"]["map"]
    return ModeLook(colours["mode"], colours["modeText"], current_look())

"""Colours of charts for the theme of the current view."""

import streamlit as st

from layers.catalog.colours import read_tokens
from utils.charts.base import ChartTheme
from utils.charts.corridors import ModeStyle


def current_theme() -> ChartTheme:
    """Chart colours for the theme that the browser reports."""
    tokens = read_tokens()[st.context.theme.type or "light"]
    return ChartTheme(tokens["ui"], tokens["chart"])


def mode_colours() -> dict[str, str]:
    """Colours of the line modes for the theme that the browser reports."""
    colours: dict[str, str] = read_tokens()[st.context.theme.type or "light"]["map"]["mode"]
    return colours


def mode_styles() -> ModeStyle:
    """Colours of the line modes and of charts for the theme that the browser reports."""
    colours = read_tokens()[st.context.theme.type or "light"]["map"]
    return ModeStyle(colours["mode"], colours["modeText"], current_theme())

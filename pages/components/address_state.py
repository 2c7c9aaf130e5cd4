"""Choices in the address: what is unknown is named, and the language is kept."""

from collections.abc import Mapping, Sequence
from typing import Literal

import streamlit as st

from utils.text.formatting import verbatim
from utils.text.i18n import DEFAULT_LANGUAGE, LANGUAGES, Translate

LIST_HEIGHT = 660


def current_language() -> str:
    """Language of this view: from the address, else from the session, else Chinese."""
    asked = st.query_params.get("lang")
    if asked in LANGUAGES:
        st.session_state["language"] = asked
    lang = str(st.session_state.get("language", DEFAULT_LANGUAGE))
    if lang not in {DEFAULT_LANGUAGE, asked}:
        # A page change drops what no widget owns; the language stays in the address.
        st.query_params["lang"] = lang
    return lang


def on_phone() -> bool:
    """Whether the browser says that it is a phone's."""
    return "Mobi" in (st.context.headers.get("User-Agent") or "")


def list_height() -> int | Literal["content"]:
    """Height of a list that scrolls beside a map, in pixels; a phone scrolls the page alone."""
    return "content" if on_phone() else LIST_HEIGHT


def unknown_choices(allowed: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """Names and values in the address that no choice of the page knows.

    Parameters
    ----------
    allowed
        Known values by name.
    """
    return [
        (name, value)
        for name, values in allowed.items()
        for value in st.query_params.get_all(name)
        if value and value not in values
    ]


def keep_selected(targets: list[str | list[str]]) -> None:
    """Put the target that was clicked in a chart into the address, and show it."""
    if not targets:
        return
    target = targets[0] if isinstance(targets[0], str) else targets[0][0]
    # The chart remembers its selection: only a new one is worth another run.
    if target != st.session_state.get("clicked-target"):
        st.session_state["clicked-target"] = target
        st.query_params["target"] = target
        st.rerun()


def show_unknown(allowed: Mapping[str, Sequence[str]], _: Translate) -> None:
    """Say which choices of the address are unknown and that the default is shown instead."""
    unknown = unknown_choices({"lang": LANGUAGES, "page": (), "tour": ("start",)} | dict(allowed))
    if unknown:
        shown = ", ".join(f"{name}={value[:40]}" for name, value in unknown)
        text = _("The address holds choices that are not known here; the defaults are shown instead:")
        st.warning(f"{text} {verbatim(shown)}")

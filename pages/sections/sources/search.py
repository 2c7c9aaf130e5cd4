"""Blocks of the search page: the field and the results by kind."""

from typing import Any

import streamlit as st
from htpy import Element, a, div, small, span

from pages.components.layout import show_html, show_section
from utils.api.openapi import LONGEST_QUERY
from utils.api.search_results import search
from utils.text.i18n import translator

PER_KIND = 20


def search_field(lang: str) -> str:
    """Text to search for, kept in the address."""
    _ = translator(lang)
    st.session_state["search-field"] = st.query_params.get("q", "")[:LONGEST_QUERY]

    def keep() -> None:
        asked = st.session_state["search-field"].strip()
        if asked:
            st.query_params["q"] = asked
        else:
            st.query_params.pop("q", None)

    label = _("Name, pinyin, initials, English, figure or id")
    return str(st.text_input(label, key="search-field", max_chars=LONGEST_QUERY, on_change=keep)).strip()


def result_html(item: dict[str, Any]) -> Element:
    """One result as a link with its clause."""
    return a(class_="a-result", href=item["href"], target="_self")[span[str(item["name"])], small[str(item["clause"])]]


def show_results(query: str, lang: str) -> None:
    """Show what was found, by kind; nearest names are said to be nearest."""
    _ = translator(lang)
    found = search(query, lang, PER_KIND)
    if not found["total"]:
        st.markdown(_("Nothing was found. Try fewer characters, pinyin, or another word."))
    elif found["near"]:
        st.markdown(_("Nothing is written exactly so; these are the nearest."))
    for group in found["groups"]:
        show_section(group["title"], str(group["total"]))
        show_html(div(class_="a-block")[map(result_html, group["items"])])

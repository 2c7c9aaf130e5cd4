"""Blocks of the search page: the field and the results by kind."""

from html import escape
from typing import Any

import streamlit as st

from pages.components.layout import show_section
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


def result_html(item: dict[str, Any]) -> str:
    """One result as a link with its clause."""
    name, clause, address = (escape(str(item[key])) for key in ("name", "clause", "href"))
    return f'<a class="a-result" href="{address}" target="_self"><span>{name}</span><small>{clause}</small></a>'


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
        st.html(f'<div class="a-block">{"".join(map(result_html, group["items"]))}</div>')

"""Entries of the navigation, one for each page of the registry."""

from copy import copy
from functools import cache

import streamlit as st

from layers.catalog.pages import GROUPS, PAGES
from utils.text.i18n import translator


@cache
def _entry(address: str, lang: str) -> st.Page:
    page = PAGES[address]
    return st.Page(
        page.file, title=page.title(translator(lang)), url_path=page.address or None, default=not page.address
    )


def navigation_entries(lang: str) -> dict[str, list[st.Page]]:
    """Entries by the title of their group.

    Streamlit looks for the file of a page whenever an entry is made, so each is made once; a run gets copies, since
    Streamlit marks in them which page it may run.
    """
    _ = translator(lang)
    return {
        title(_): [copy(_entry(page.address, lang)) for page in PAGES.values() if page.group == group]
        for group, title in GROUPS.items()
    }

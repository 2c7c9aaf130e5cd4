"""Search: everything in the atlas by Chinese, pinyin, English, number or id."""

import streamlit as st

from pages.components.address_state import current_language, show_unknown
from pages.components.layout import show_source, show_title
from pages.sections.sources.search import search_field, show_results
from utils.text.i18n import translator


def show(lang: str) -> None:
    """Show the page in one language."""
    _ = translator(lang)
    show_title(_("Search"), _("Where in the four documents does a name, a figure or a word stand?"))
    show_unknown({}, _)
    query = search_field(lang)
    if query:
        show_results(query, lang)
    else:
        st.markdown(_("Try Guangyang, nanan, gyd, 89.4 or 168. On every page the key / opens the search."))
    show_source(_("the tables of this atlas and the four documents"), _)


if __name__ == "__main__":
    show(current_language())

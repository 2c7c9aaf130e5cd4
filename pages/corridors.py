"""Corridors: where the metropolitan area reaches, by which lines, and who stands at the other end."""

import streamlit as st

from geodata.analysis.corridors import read_directions
from layers.views.highlights import corridor_highlight
from layers.views.map_component import show_map
from layers.views.page_parameters import page_choices
from pages.components.address_state import current_language, show_unknown
from pages.components.layout import show_source, show_title
from pages.sections.corridors.layout import show_lists, show_reach
from pages.sections.corridors.lists import corridor_filters
from utils.config.facts import current_facts
from utils.html.citations import source_text
from utils.text.i18n import translator

SOURCES = (
    ("cq-2022-37", "第三章 第三节、第四章、第八章、第九章"),
    ("cq-2022-31", "二（三）、五（一）"),
    ("cq-2022-5", "二（五）"),
)


def show(lang: str) -> None:
    """Show the page in one language."""
    _ = translator(lang)
    entities = current_facts().entities
    directions = read_directions(entities)
    left, right = st.columns([5, 7])
    with left:
        show_title(_("Corridors"), _("Where does the metropolitan area reach, and by which lines?"))
    show_unknown(page_choices("corridors"), _)
    with right:
        chosen, shown = corridor_filters(directions, lang)
    main, side = st.columns([7, 5])
    with main:
        show_map("corridors", lang, corridor_highlight(entities, directions, chosen, shown))
    with side:
        show_reach(entities, directions, chosen, lang)
    show_lists(entities, directions, lang)
    show_source(source_text(SOURCES, lang), _, bar=True)


if __name__ == "__main__":
    show(current_language())

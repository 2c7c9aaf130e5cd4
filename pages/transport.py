"""Transport and corridors: which lines, hubs and ports the documents name, and at what stage."""

import streamlit as st

from layers.measure_view import show_measure
from layers.view import map_choices, show_filters, show_map
from utils.blocks import show_source, show_title, source_text
from utils.choices import show_unknown
from utils.filters import transport_choices
from utils.i18n import translator

SOURCES = (("cq-2022-37", "第三章、第四章、专栏2、专栏3"), ("cq-2022-31", "五（一）、五（二）、五（三）、五（四）"))


def show(lang: str) -> None:
    """Show the page in one language."""
    _ = translator(lang)
    left, right = st.columns([4, 8])
    with left:
        show_title(
            _("Transport and corridors"), _("Which lines, hubs and ports do the documents name, and at what stage?")
        )
    show_unknown(map_choices("transport") | transport_choices(), _)
    with right:
        show_filters("transport", lang, ("mode", "status", "region", "document", "year"))
    show_map("transport", lang)
    if st.toggle(_("Measure and draw"), key="measure", bind="query-params"):
        show_measure(lang)
    show_source(source_text(SOURCES, lang), _)

"""Transport and corridors: which lines, hubs and ports the documents name, and at what stage."""

import streamlit as st

from layers.view import map_choices, show_filters, show_map
from utils.blocks import show_source, show_title
from utils.choices import show_unknown
from utils.filters import transport_choices
from utils.i18n import translator


def show(lang: str) -> None:
    """Show the page in one language."""
    _ = translator(lang)
    left, right = st.columns([4, 8])
    with left:
        show_title(_("Transport and corridors"), _("Which lines, hubs and ports do the documents name, and at what stage?"))
    show_unknown(map_choices("transport") | transport_choices(), _)
    with right:
        show_filters(lang)
    show_map("transport", lang)
    show_source("渝府发〔2022〕37号 第三章、第四章、专栏2、专栏3；渝府发〔2022〕31号 五（一）至五（四）", _)

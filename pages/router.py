"""The frame: navigation, language, and the page that is asked for."""

import streamlit as st

from layers.catalog.colours import read_tokens
from layers.views.map_component import show_frame
from pages.components.address_state import current_language
from pages.components.navigation import navigation_entries
from utils.config.facts import current_facts
from utils.html.logo import logo_svg
from utils.text.formatting import verbatim
from utils.text.i18n import translator

lang = current_language()
_ = translator(lang)
other = "en" if lang == "zh" else "zh"
st.set_page_config(page_title=_("Chongqing metropolitan plan atlas"), layout="wide")


def switch_language() -> None:
    """Open the start page in the other language, for browsers whose script has not loaded."""
    st.session_state["language"] = other
    st.query_params["lang"] = other
    st.switch_page(groups[""][0])


groups = navigation_entries(lang)
language_entry = st.Page(switch_language, title="English" if lang == "zh" else "中文", url_path=f"language-{other}")
groups[""].append(language_entry)
page = st.navigation(groups, position="top")
ink = read_tokens()[st.context.theme.type or "light"]["ui"]["text"]
st.logo(logo_svg(_("Chongqing plan atlas"), ink), size="medium")
refusal = _("A boundary source was not used:")
for reason in current_facts().boundaries.refused:
    st.warning(f"{refusal} {verbatim(reason)}")
refused_lines = len(current_facts().alignments.refused)
if refused_lines:
    told = _("{n} lines of the operator’s file were not used. The page About the data says why.")
    st.warning(told.replace("{n}", str(refused_lines)))
page.run()
show_frame(lang)

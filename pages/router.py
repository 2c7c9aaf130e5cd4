"""The frame: navigation, language, and the page that is asked for."""

from functools import partial
from types import ModuleType

import streamlit as st

from layers.atlas import open_atlas
from layers.catalog.colours import read_tokens
from layers.views.map_component import show_frame
from pages import (
    about,
    audit,
    conflicts,
    corridors,
    documents,
    eco_city,
    finance,
    help,  # noqa: A004 (a page is named as its address)
    overview,
    projects,
    regions,
    renewal,
    responsibility,
    search,
    stories,
    targets,
    themes,
    transport,
)
from pages.components.address_state import current_language
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


def show(module: ModuleType) -> None:
    """Show one page in the language of the view."""
    module.show(lang)


# Pages by group of the navigation; those of the first stand in the bar itself.
ENTRIES = {
    "": (
        (overview, _("Overview"), ""),
        (regions, _("Regions"), "regions"),
        (eco_city, _("Eco-city"), "eco-city"),
        (corridors, _("Corridors"), "corridors"),
        (transport, _("Transport"), "transport"),
        (projects, _("Projects"), "projects"),
        (targets, _("Targets"), "targets"),
        (responsibility, _("Responsibility"), "responsibility"),
        (finance, _("Finance"), "finance"),
        (stories, _("Stories"), "stories"),
    ),
    _("Themes"): (
        (renewal, _("Urban renewal"), "renewal"),
        (themes, _("Map themes"), "themes"),
    ),
    _("Sources"): (
        (documents, _("Documents"), "documents"),
        (conflicts, _("Conflicts"), "conflicts"),
        (audit, _("Data audit"), "audit"),
        (about, _("About the data"), "about"),
        (help, _("Help"), "help"),
        (search, _("Search"), "search"),
    ),
}


def entry_page(module: ModuleType, title: str, path: str) -> st.Page:
    """Navigation entry of a page module."""
    run = partial(show, module)
    run.__name__ = path or "overview"  # type: ignore[attr-defined]
    return st.Page(run, title=title, url_path=path or None, default=not path)


groups = {group: [entry_page(*entry) for entry in entries] for group, entries in ENTRIES.items()}
language_entry = st.Page(switch_language, title="English" if lang == "zh" else "中文", url_path=f"language-{other}")
groups[""].append(language_entry)
page = st.navigation(groups, position="top")
ink = read_tokens()[st.context.theme.type or "light"]["ui"]["text"]
st.logo(logo_svg(_("Chongqing plan atlas"), ink), size="medium")
refusal = _("A boundary source was not used:")
for reason in open_atlas().boundaries.refused:
    st.warning(f"{refusal} {verbatim(reason)}")
page.run()
show_frame(lang)

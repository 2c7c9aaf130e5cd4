"""Puts a map view on a page: the one place where the map component is mounted."""

from collections.abc import Sequence
from dataclasses import asdict
from functools import cache, partial
from typing import Any
from urllib.parse import parse_qs

import streamlit as st
from htpy import div

from layers.catalog.highlight import Highlight
from utils.html.markup import rendered

# The head of the page loads the script before anything of Streamlit, so ``Atlas`` is defined when these run.
MAP_SCRIPT = "export default (c) => Atlas.showMap(c)"
FILTER_SCRIPT = "export default (c) => Atlas.showFilters(c)"
STORIES_SCRIPT = "export default (c) => Atlas.showStories(c)"
FRAME_SCRIPT = "export default (c) => Atlas.showFrame(c)"


@cache
def _register(name: str, html: str, script: str) -> Any:
    return st.components.v2.component(name, html=html, js=script, isolate_styles=False)


def show_map(view: str, lang: str, focus: Highlight | None = None) -> None:
    """Put a map view with its panel on the page.

    Parameters
    ----------
    view
        One of ``VIEW_KINDS``.
    lang
        Language of the page.
    focus
        Regions and places to show; a map that is already on the page moves to them.
    """
    mount = _register(f"atlas_{view.replace('-', '_')}", '<div class="a-atlas"></div>', MAP_SCRIPT)
    key = f"map-{view}"
    data = {"view": view, "lang": lang} | ({"focus": asdict(focus)} if focus else {})
    mount(key=key, data=data, on_followed_change=partial(_follow, key))


def _follow(key: str) -> None:
    """Copy the query string of the browser's URL: Streamlit does not see what a script writes there."""
    address = str(st.session_state[key]["followed"]).removeprefix("?")
    st.query_params.from_dict(parse_qs(address, keep_blank_values=True))


def show_headlines(view: str) -> None:
    """Put an empty block for the headline figures of a map view on the page; the script fills it."""
    st.html(rendered(div(class_="a-block a-figures", data_figures=view)))


def show_filters(view: str, lang: str, names: Sequence[str], *, follow: bool = False) -> None:
    """Put filters of a map on the page; they work without a rerun.

    Parameters
    ----------
    view, lang
        The map that they filter, and the language of the page.
    names
        Filters by the name of their query parameter, in order: ``mode``, ``status``, ``region``, ``document`` …
    follow
        Whether the page is rerun after a choice, for what it shows outside the map.
    """
    mount = _register("atlas_filters", '<div class="a-block a-filters"></div>', FILTER_SCRIPT)
    data = {"view": view, "lang": lang, "names": list(names), "follow": follow}
    mount(key="filters", data=data, on_followed_change=partial(_follow, "filters"))


def show_stories(lang: str) -> None:
    """Put the stories with their editor on the page; stories are stored in the browser."""
    mount = _register("atlas_stories", '<div class="a-block a-stories"></div>', STORIES_SCRIPT)
    mount(key="stories", data={"lang": lang})


def show_frame(lang: str) -> None:
    """Put the component on the page that follows its theme, keeps view and language, and opens the search."""
    mount = _register("atlas_frame", '<div class="a-probe"></div>', FRAME_SCRIPT)
    mount(key="frame", data={"lang": lang})

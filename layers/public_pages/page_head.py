"""Lines for the head of a page: style, script, what the maps open with, and the files of a first map."""

import json

from layers.bundles.bundles import current_bundles
from layers.catalog.base_layers import base_layer_choices
from layers.views.map_approval import withheld_texts
from layers.views.view_state import map_roles
from utils.text.i18n import translator


def data_line(name: str, data: object) -> str:
    """Element that holds data for the script; no text in it can end the element."""
    text = json.dumps(data, ensure_ascii=False).replace("<", "\\u003c")
    return f'<script type="application/json" id="{name}">{text}</script>'


def maps_line(lang: str) -> str:
    """What the maps may show, by the roles of the files."""
    maps = {"opening": map_roles(), "grounds": base_layer_choices(), "withheld": withheld_texts(translator(lang))}
    return data_line("atlas-maps", maps)


def atlas_lines(lang: str) -> str:
    """Lines of every page: style, script, and what the maps may show, by the roles of the files.

    Parameters
    ----------
    lang
        Language of the page.
    """
    bundles = current_bundles()
    # Deferred, the script runs after the page is read and before the modules of Streamlit's frame.
    return (
        f'<link rel="stylesheet" href="/{bundles.url("style")}">'
        f"{maps_line(lang)}"
        f'<script defer fetchpriority="high" src="/{bundles.url("script")}"></script>'
    )


def map_lines(view: str, lang: str) -> str:
    """Lines of a page that opens with a map: its view, and the files to fetch before the script asks for them."""
    bundles, opening = current_bundles(), map_roles()
    shown = ("fine", "near") if view == "eco-city" else ("ground", "places")
    roles = (*(opening[name] for name in shown if name in opening), f"facts-{lang}")
    files = "".join(f'<link rel="preload" as="fetch" crossorigin href="/{bundles.url(role)}">' for role in roles)
    return f'<meta name="atlas-view" content="{view}">{files}'

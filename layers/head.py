"""Lines for the head of a page: style, script, what the maps open with, and the files of a first map."""

import json

from layers.approval import withheld_texts
from layers.atlas import open_atlas
from layers.view import ground_choices, map_roles
from utils.i18n import translator


def atlas_lines(lang: str) -> str:
    """Lines of every page: style, script, and what the maps may show, by the roles of the files.

    Parameters
    ----------
    lang
        Language of the page.
    """
    atlas = open_atlas()
    maps = {"opening": map_roles(), "grounds": ground_choices(), "withheld": withheld_texts(translator(lang))}
    text = json.dumps(maps, ensure_ascii=False).replace("<", "\\u003c")
    # Deferred, the script runs after the page is read and before the modules of Streamlit's frame.
    return (
        f'<link rel="stylesheet" href="/{atlas.url("style")}">'
        f'<script type="application/json" id="atlas-maps">{text}</script>'
        f'<script defer fetchpriority="high" src="/{atlas.url("script")}"></script>'
    )


def map_lines(view: str, lang: str) -> str:
    """Lines of a page that opens with a map: its view, and the files to fetch before the script asks for them."""
    atlas, opening = open_atlas(), map_roles()
    ground = "fine" if view == "eco-city" else "ground"
    roles = (*(opening[name] for name in (ground, "places") if name in opening), f"facts-{lang}")
    files = "".join(f'<link rel="preload" as="fetch" crossorigin href="/{atlas.url(role)}">' for role in roles)
    return f'<meta name="atlas-view" content="{view}">{files}'

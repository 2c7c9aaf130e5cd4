"""Script and style sheet of the presenter: the modules that draw, and those of slides."""

from dataclasses import asdict
from typing import Any

from layers.bundles.assets import STYLES, Asset, closed_script, make_asset
from layers.bundles.linker import WEB, link
from layers.catalog.colours import read_tokens
from layers.catalog.layer_tree import VIEWS, view_layers
from layers.catalog.views import VIEW_KINDS
from layers.labels.presenter_labels import presenter_labels
from utils.text.i18n import LANGUAGES, translator


def presenter_constants() -> dict[str, Any]:
    """Constants that the drawing modules expect: colours, kinds of views, their layers, labels."""
    return {
        "MAP_TOKENS": read_tokens(),
        "VIEW_KINDS": {view: asdict(kind) for view, kind in VIEW_KINDS.items()},
        "VIEW_LAYERS": {view: [asdict(entry) for entry in view_layers(view)] for view in VIEWS},
        "DECK_WORDS": {lang: presenter_labels(translator(lang)) for lang in LANGUAGES},
    }


def presenter_script(files: dict[str, str]) -> str:
    """Script of the presenter.

    Parameters
    ----------
    files
        URL paths of the files of the atlas by role.
    """
    return closed_script(presenter_constants() | {"FILES": files}, [link(WEB / "presenter" / "main.js")])


def presenter_style() -> str:
    """Style sheet of the presenter, to follow that of the atlas."""
    return (STYLES / "separate" / "presenter.css").read_text("utf-8")


def presenter_assets(files: dict[str, str]) -> dict[str, Asset]:
    """Script and style sheet of the presenter as files."""
    return {
        "deck": make_asset("assets", "deck", "js", presenter_script(files).encode()),
        "deck-style": make_asset("assets", "deck", "css", presenter_style().encode()),
    }

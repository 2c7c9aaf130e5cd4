"""The script of the presenter: the modules that draw, and those of slides."""

from dataclasses import asdict
from typing import Any

from layers.assets import STYLES, Asset, closed_script, make_asset
from layers.bundles.linker import WEB, link
from layers.deck_words import deck_words
from layers.kinds import VIEW_KINDS
from layers.shell import VIEWS, view_layers
from layers.tokens import read_tokens
from utils.i18n import LANGUAGES, translator


def deck_constants() -> dict[str, Any]:
    """What the drawing modules expect by name: colours, kinds of views, their layers, words."""
    return {
        "MAP_TOKENS": read_tokens(),
        "VIEW_KINDS": {view: asdict(kind) for view, kind in VIEW_KINDS.items()},
        "VIEW_LAYERS": {view: [asdict(entry) for entry in view_layers(view)] for view in VIEWS},
        "DECK_WORDS": {lang: deck_words(translator(lang)) for lang in LANGUAGES},
    }


def deck_script(files: dict[str, str]) -> str:
    """Script of the presenter.

    Parameters
    ----------
    files
        Addresses of the files of the atlas by role.
    """
    return closed_script(deck_constants() | {"FILES": files}, [link(WEB / "presenter" / "main.js")])


def deck_style() -> str:
    """Style sheet of the presenter, which comes after that of the atlas."""
    return (STYLES / "separate" / "presenter.css").read_text("utf-8")


def deck_assets(files: dict[str, str]) -> dict[str, Asset]:
    """Script and style of the presenter as files."""
    return {
        "deck": make_asset("assets", "deck", "js", deck_script(files).encode()),
        "deck-style": make_asset("assets", "deck", "css", deck_style().encode()),
    }

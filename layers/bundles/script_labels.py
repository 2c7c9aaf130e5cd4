"""Constants of the browser scripts: labels by language, limits, file URLs."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from layers.bundles.assets import Asset
from layers.catalog.views import VIEW_KINDS
from layers.labels.help_labels import help_labels
from layers.labels.map_labels import connection_labels, fault_labels, search_labels
from layers.labels.story_labels import story_labels
from utils.stories.model import FORMAT, LONGEST_TEXT, MOST_SLIDES, VERSION, VIEW_ID
from utils.stories.parse import LARGEST_FILE, MOST_SENTENCES
from utils.stories.validate import STORY_IDS
from utils.text.i18n import LANGUAGES, Translate, translator


def _by_language(make: Callable[[Translate], Any]) -> dict[str, Any]:
    return {lang: make(translator(lang)) for lang in LANGUAGES}


def story_constants() -> dict[str, Any]:
    """Constants of the script of stories: its labels by language, and the limits of a story."""
    bounds = {
        "format": FORMAT, "version": VERSION, "shipped": STORY_IDS, "view": VIEW_ID, "slides": MOST_SLIDES,
        "sentences": MOST_SENTENCES, "text": LONGEST_TEXT, "file": LARGEST_FILE,
    }  # fmt: skip
    return {"STUDIO_WORDS": _by_language(story_labels), "STORY": bounds}


def script_constants(files: dict[str, Asset]) -> dict[str, Any]:
    """Constants of the script of maps: labels by language, kinds of views, URLs of files."""
    makers = {"SEARCH_WORDS": search_labels, "HELP_WORDS": help_labels, "FAULT_WORDS": fault_labels}
    makers |= {"CONNECTION_WORDS": connection_labels}
    words = {name: _by_language(make) for name, make in makers.items()}
    kinds = {view: asdict(kind) for view, kind in VIEW_KINDS.items()}
    return words | {"VIEW_KINDS": kinds, "FILES": {role: f"/{file.path}" for role, file in files.items()}}

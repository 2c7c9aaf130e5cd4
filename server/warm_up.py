"""Warm-up: loads what a first visitor would wait for, once the server is listening.

The start itself needs only the files for the browser; pages, facts and the search index are loaded afterwards.
"""

import gc
import threading

from layers.public_pages.public_maps import make_map_pages
from server.readiness import mark_warm
from server.streamlit_files import compress_bundle
from utils.api.search_results import open_index
from utils.config.facts import open_facts
from utils.config.logs import log_error
from utils.config.settings import Settings, use_settings


def load_charts() -> None:
    """Import the charting code of the pages; the pages themselves are run by Streamlit as files."""
    import pages.sections.targets.figures  # noqa: F401, PLC0415 (Plotly and pandas, which no first answer needs)


def warm_up(settings: Settings) -> None:
    """Load pages, facts, public maps and the search index, and compress Streamlit's bundle once per version."""
    with use_settings(settings):
        try:
            compress_bundle(settings.data_dir)
            load_charts()
            facts = open_facts(settings)
            _loaded = facts.boundaries, facts.entities, facts.library
            make_map_pages()
            open_index()
        except Exception as fault:  # noqa: BLE001 (a server that answers goes on; the log and /api/ready tell)
            log_error(fault, "the warm-up")
            return
    mark_warm(settings)
    # These objects live as long as the process; frozen, they are left out of garbage collection.
    gc.collect()
    gc.freeze()


def start_warm_up(settings: Settings) -> threading.Thread:
    """Warm up in a background thread."""
    thread = threading.Thread(target=warm_up, args=(settings,), name="warm-up", daemon=True)
    thread.start()
    return thread

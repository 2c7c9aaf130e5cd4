"""Whether this process is ready for visitors, and what it still waits for."""

from layers.views.map_approval import withheld_texts
from server.streamlit_files import is_compressing
from utils.config.settings import Settings, current_settings
from utils.text.i18n import translator

# Settings whose pages, facts and search index are loaded.
_WARM: set[Settings] = set()


def mark_warm(settings: Settings) -> None:
    """Record that everything a first visitor would wait for is loaded."""
    _WARM.add(settings)


def waiting_for() -> list[str]:
    """What is not ready: Streamlit's files compressed, pages and search index, maps that may be shown."""
    waiting = ["Streamlit's own files are being compressed."] if is_compressing() else []
    if current_settings() not in _WARM:
        waiting.append("Pages and the search index are being loaded.")
    return waiting + withheld_texts(translator("en"))

"""Whether this process is ready for visitors, and what it still waits for."""

from layers.views.map_approval import withheld_texts
from server.streamlit_files import is_compressing
from utils.api.search_results import open_index
from utils.text.i18n import translator


def waiting_for() -> list[str]:
    """What is not there yet: Streamlit's files compressed, the search index, maps that may be shown."""
    waiting = ["Streamlit's own files are being compressed."] if is_compressing() else []
    if not open_index.cache_info().currsize:
        waiting.append("The search index is being made.")
    return waiting + withheld_texts(translator("en"))

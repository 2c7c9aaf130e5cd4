"""Whether this process is ready for visitors, and what it still waits for."""

from layers.views.map_approval import withheld_texts
from server.streamlit_files import is_compressing
from server.warm_up import is_warm
from utils.config.settings import current_settings
from utils.text.i18n import translator


def waiting_for() -> list[str]:
    """What is not there yet: Streamlit's files compressed, pages and search index, maps that may be shown."""
    waiting = ["Streamlit's own files are being compressed."] if is_compressing() else []
    if not is_warm(current_settings()):
        waiting.append("Pages and the search index are being loaded.")
    return waiting + withheld_texts(translator("en"))

"""What a viewer reads when a page fails: a short error id and what to do."""

import streamlit as st

from pages.components.address_state import current_language
from utils.config.logs import log_error
from utils.text.i18n import translator


def show_script_error(error: Exception) -> bool:
    """Show a fault of a page by its id, in place of Streamlit's own words."""
    _ = translator(current_language())
    words = _("This part of the page could not be shown. Reload it; if it stays so, tell the operator this number:")
    st.error(f"{words} {log_error(error, 'a page')}")
    return True

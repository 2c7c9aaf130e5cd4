"""Stories: views of the atlas in order, with words of the reader's own."""

from layers.views.map_component import show_stories
from pages.components.address_state import current_language, show_unknown
from pages.components.layout import show_source, show_title
from utils.text.i18n import translator


def show(lang: str) -> None:
    """Show the page in one language."""
    _ = translator(lang)
    show_title(_("Stories"), _("In which order is the plan told, and with which words?"))
    show_unknown({}, _)
    show_stories(lang)
    show_source(_("the tables of this atlas; words of your own stay in this browser"), _)


if __name__ == "__main__":
    show(current_language())

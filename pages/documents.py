"""Documents: the clauses as printed, and every record and place that hangs on each."""

from geodata.tables.readers import read_documents
from layers.views.map_component import show_map
from layers.views.page_parameters import page_choices
from pages.components.address_state import current_language, show_unknown
from pages.components.layout import show_source, show_title
from utils.html.citations import source_text
from utils.text.i18n import translator


def show(lang: str) -> None:
    """Show the page in one language."""
    _ = translator(lang)
    show_title(_("Documents"), _("What does each clause say, and which figures, tasks and places hang on it?"))
    show_unknown(page_choices("documents"), _)
    show_map("documents", lang)
    show_source(source_text([(document, "") for document in read_documents()["document_id"]], lang), _)


if __name__ == "__main__":
    show(current_language())

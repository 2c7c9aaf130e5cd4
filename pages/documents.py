"""Documents: the clauses as printed, and every record and place that hangs on each."""

from geodata.tables import read_documents
from layers.view import map_choices, show_map
from utils.blocks import show_source, show_title, source_text
from utils.choices import show_unknown
from utils.i18n import translator


def show(lang: str) -> None:
    """Show the page in one language."""
    _ = translator(lang)
    show_title(_("Documents"), _("What does each clause say, and which figures, tasks and places hang on it?"))
    show_unknown(map_choices("documents"), _)
    show_map("documents", lang)
    show_source(source_text([(document, "") for document in read_documents()["document_id"]], lang), _)

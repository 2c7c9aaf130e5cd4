"""Urban renewal: a page to come."""

from geodata.tables import read_documents
from utils.blocks import show_source, show_title, source_text
from utils.choices import show_unknown
from utils.i18n import translator


def show(lang: str) -> None:
    """Show the page in one language."""
    _ = translator(lang)
    show_title(_("Urban renewal"), _("What do chapters two to ten of No. 31 want, where, and from whom?"))
    show_unknown({}, _)
    show_source(source_text([(document, "") for document in read_documents()["document_id"]], lang), _)

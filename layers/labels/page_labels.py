"""Title, question and source of the pages that begin with a map, for the page and for its public map."""

from dataclasses import dataclass

from geodata.tables.readers import read_documents
from utils.html.citations import source_text
from utils.text.i18n import translator

TRANSPORT_SOURCES = (
    ("cq-2022-37", "第三章、第四章、专栏2、专栏3"), ("cq-2022-31", "五（一）、五（二）、五（三）、五（四）"),
)  # fmt: skip


@dataclass(frozen=True)
class PageLabels:
    """Title of a page, the question it answers, and its source documents."""

    title: str
    question: str
    source: str


def page_labels(view: str, lang: str) -> PageLabels:
    """Labels of the page of a map view, one of ``overview``, ``transport`` and ``eco-city``."""
    _ = translator(lang)
    if view == "overview":
        question = _("Which regions form the metropolitan area, and which role does the plan give them?")
        documents = [(document, "") for document in read_documents()["document_id"]]
        return PageLabels(_("Overview"), question, source_text(documents, lang))
    if view == "transport":
        question = _("Which lines, hubs and ports do the documents name, and at what stage?")
        return PageLabels(_("Transport and corridors"), question, source_text(TRANSPORT_SOURCES, lang))
    question = _("Who does what for Guangyang Bay, where, and by when?")
    basis = _("extent drawn from the published limits")
    return PageLabels(_("Guangyang Bay eco-city"), question, f"{source_text([('cq-2022-5', '')], lang)}. {basis}")

"""Title, question and source of the pages that open with a map, for the page itself and for its public map."""

from dataclasses import dataclass

from geodata.tables import read_documents
from utils.blocks import source_text
from utils.i18n import translator

TRANSPORT_SOURCES = (
    ("cq-2022-37", "第三章、第四章、专栏2、专栏3"), ("cq-2022-31", "五（一）、五（二）、五（三）、五（四）"),
)  # fmt: skip


@dataclass(frozen=True)
class PageWords:
    """Title of a page, the question it answers, and the documents it is drawn from."""

    title: str
    question: str
    source: str


def page_words(view: str, lang: str) -> PageWords:
    """Words of the page of a map view, one of ``overview``, ``transport`` and ``eco-city``."""
    _ = translator(lang)
    if view == "overview":
        question = _("Which regions form the metropolitan area, and which role does the plan give them?")
        documents = [(document, "") for document in read_documents()["document_id"]]
        return PageWords(_("Overview"), question, source_text(documents, lang))
    if view == "transport":
        question = _("Which lines, hubs and ports do the documents name, and at what stage?")
        return PageWords(_("Transport and corridors"), question, source_text(TRANSPORT_SOURCES, lang))
    question = _("Who does what for Guangyang Bay, where, and by when?")
    basis = _("extent drawn from the published limits")
    return PageWords(_("Guangyang Bay eco-city"), question, f"{source_text([('cq-2022-5', '')], lang)}. {basis}")

"""The footer of every exported slide: sources, precision, notices, date and link, in printed order."""

from dataclasses import dataclass

from exports.shared.edition import Edition
from utils.stories.slides import SlideContent
from utils.text.formatting import labelled
from utils.text.i18n import translator


@dataclass(frozen=True)
class Foot:
    """Texts of the footer; empty where a slide has none.

    Attributes
    ----------
    source
        Label followed by the documents.
    evidence
        Label of the clauses, which each writer lays out in its own way.
    precision
        Positional error of the geometry.
    strip
        Approval number, notices and boundary source.
    made, link
        Label followed by the date of the file, and the URL of the view.
    """

    source: str
    evidence: str
    precision: str
    strip: str
    made: str
    link: str


def foot_of(slide: SlideContent, edition: Edition, precision: str = "") -> Foot:
    """Footer of a slide.

    Parameters
    ----------
    slide
        Its content.
    edition
        Language, date and base URL of links.
    precision
        Positional error of the geometry of its map.
    """
    _ = translator(edition.lang)
    return Foot(
        source=labelled(_("Source:"), slide.source) if slide.source else "",
        evidence=labelled(_("Evidence") + _(": "), ""),
        precision=precision,
        strip=slide.strip,
        made=labelled(_("Made on") + _(": "), edition.date),
        link=edition.link(slide.link),
    )

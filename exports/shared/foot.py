"""The foot of every export of a slide: sources, precision, notices, date and link, in the order of the printed page."""

from dataclasses import dataclass

from exports.shared.edition import Edition
from utils.stories.slides import SlideContent
from utils.text.formatting import labelled
from utils.text.i18n import translator


@dataclass(frozen=True)
class Foot:
    """Texts of the foot; empty where a slide has none.

    Attributes
    ----------
    source
        Documents, behind their label.
    evidence
        Label of the clauses, which each writer sets in its own way.
    precision
        How far the geometry may be off.
    strip
        Approval number, notices and boundary source.
    made, link
        Day of the file, and the address of the view.
    """

    source: str
    evidence: str
    precision: str
    strip: str
    made: str
    link: str


def foot_of(slide: SlideContent, edition: Edition, precision: str = "") -> Foot:
    """Foot of a slide.

    Parameters
    ----------
    slide
        Its content.
    edition
        Language, date and origin of links.
    precision
        How far the geometry of its map may be off.
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

"""Carries an order out: slides with their figures, sheets, or data, as one file."""

import io
import zipfile
from dataclasses import dataclass, field, replace

from exports.factsheets.sheet_pdf import sheets_pdf
from exports.factsheets.sheets import SHEET_MAKERS
from exports.formats import FORMATS, WEIGHTS
from exports.job import ExportJob, ExportProgress, edition_of
from exports.request import SHEETS, ExportRequest, ExportRequestError
from exports.shared.edition import Edition
from exports.shared.fonts import FontError, missing_font_message, subset_font
from exports.story_slides import slides_of_story, today
from utils.text.i18n import translator

ZIP = "application/zip"


@dataclass(frozen=True)
class ExportedFile:
    """A file to take away, with remarks for the one who takes it."""

    name: str
    media_type: str
    content: bytes
    notes: list[str] = field(default_factory=list)


def _name(work: ExportJob) -> str:
    """Name without an ending: the page of a single view, else the story, and the day."""
    page = work.deck.slides[0].address.strip("/").partition("?")[0] or "overview"
    return f"{page if work.order.single else work.deck.story_id}-{work.deck.date}"


def _packed(files: dict[int, bytes], name: str, suffix: str) -> ExportedFile:
    """One file as it is, several together in an archive."""
    if len(files) == 1:
        return ExportedFile(f"{name}.{suffix}", FORMATS[suffix].media_type, next(iter(files.values())))
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for i, content in files.items():
            packed.writestr(f"{name}-{i:02d}.{suffix}", content)
    return ExportedFile(f"{name}-{suffix}.zip", ZIP, archive.getvalue())


def _sheets(order: ExportRequest, edition: Edition, told: ExportProgress) -> ExportedFile:
    made = []
    for i, key in enumerate(order.keys):
        sheet = SHEET_MAKERS[order.kind](key, order.lang)
        told(i + 1, len(order.keys), sheet.title if sheet else key)
        made += [sheet] if sheet else []
    name = order.keys[0] if len(order.keys) == 1 else order.kind
    return ExportedFile(f"{name}-{edition.date}.pdf", FORMATS["pdf"].media_type, sheets_pdf(made, order.paper, edition))


def _notes(order: ExportRequest) -> list[str]:
    """What the one who takes a file should know: parts that were left out, letters that are not built in."""
    lacking = order.form == "html" and subset_font("字", WEIGHTS[0]) is None
    _ = translator(order.lang)
    words = _("The file has no letters of its own and uses those of the machine that shows it.")
    font = [f"{words} {missing_font_message(order.lang)}"] if lacking else []
    return [*(each.text for each in order.problems), *font]


def run_export(order: ExportRequest, origin: str, told: ExportProgress) -> ExportedFile:
    """Make the file that an order asks for.

    Parameters
    ----------
    order
        As ``layers.take_order.read_order`` reads it.
    origin
        Where the atlas answers, for links.
    told
        Told at every step.

    Raises
    ------
    ExportRequestError
        Where the file needs a Chinese typeface and this machine has none.
    """
    try:
        return _exported(order, origin, told)
    except FontError as fault:
        raise ExportRequestError(str(fault)) from fault


def _exported(order: ExportRequest, origin: str, told: ExportProgress) -> ExportedFile:
    if order.form == SHEETS or order.story is None:
        return _sheets(order, edition_of(order.lang, today(), origin), told)
    _ = translator(order.lang)
    deck = slides_of_story(order.story, order.lang, single=order.single)
    work = ExportJob(order, deck, edition_of(order.lang, deck.date, origin), told)
    form, name = FORMATS[order.form], _name(work)
    if form.whole:
        file = ExportedFile(f"{name}.{order.form}", form.media_type, form.whole(work))
    else:
        file = _packed(form.each(work), name, order.form)
    told(len(deck.slides), len(deck.slides), _("Done"))
    return replace(file, notes=_notes(order))

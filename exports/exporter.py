"""Runs an export: slides with their figures, sheets, or data, as one file."""

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
    """An exported file, with remarks for the user."""

    name: str
    media_type: str
    content: bytes
    notes: list[str] = field(default_factory=list)


def _name(job: ExportJob) -> str:
    """File name without its suffix: the page of a single view or else the story, and the date."""
    page = job.deck.slides[0].address.strip("/").partition("?")[0] or "overview"
    return f"{page if job.request.single else job.deck.story_id}-{job.deck.date}"


def _packed(files: dict[int, bytes], name: str, suffix: str) -> ExportedFile:
    """A single file as it is; several files as a ZIP archive."""
    if len(files) == 1:
        return ExportedFile(f"{name}.{suffix}", FORMATS[suffix].media_type, next(iter(files.values())))
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for i, content in files.items():
            packed.writestr(f"{name}-{i:02d}.{suffix}", content)
    return ExportedFile(f"{name}-{suffix}.zip", ZIP, archive.getvalue())


def _sheets(request: ExportRequest, edition: Edition, progress: ExportProgress) -> ExportedFile:
    made = []
    for i, key in enumerate(request.keys):
        sheet = SHEET_MAKERS[request.kind](key, request.lang)
        progress(i + 1, len(request.keys), sheet.title if sheet else key)
        made += [sheet] if sheet else []
    name = request.keys[0] if len(request.keys) == 1 else request.kind
    return ExportedFile(
        f"{name}-{edition.date}.pdf", FORMATS["pdf"].media_type, sheets_pdf(made, request.paper, edition)
    )


def _notes(request: ExportRequest) -> list[str]:
    """Remarks on a file: parts that were left out, a typeface that is not embedded."""
    lacking = request.form == "html" and subset_font("字", WEIGHTS[0]) is None
    _ = translator(request.lang)
    words = _("The file has no letters of its own and uses those of the machine that shows it.")
    font = [f"{words} {missing_font_message(request.lang)}"] if lacking else []
    return [*(each.text for each in request.problems), *font]


def run_export(request: ExportRequest, origin: str, progress: ExportProgress) -> ExportedFile:
    """Make the file that is requested.

    Parameters
    ----------
    request
        As ``exports.request.read_export_request`` reads it.
    origin
        Base URL of the atlas, for links.
    progress
        Called at every step.

    Raises
    ------
    ExportRequestError
        If the file needs a Chinese typeface and none is installed.
    """
    try:
        return _exported(request, origin, progress)
    except FontError as fault:
        raise ExportRequestError(str(fault)) from fault


def _exported(request: ExportRequest, origin: str, progress: ExportProgress) -> ExportedFile:
    if request.form == SHEETS or request.story is None:
        return _sheets(request, edition_of(request.lang, today(), origin), progress)
    _ = translator(request.lang)
    deck = slides_of_story(request.story, request.lang, single=request.single)
    job = ExportJob(request, deck, edition_of(request.lang, deck.date, origin), progress)
    form, name = FORMATS[request.form], _name(job)
    if form.whole:
        file = ExportedFile(f"{name}.{request.form}", form.media_type, form.whole(job))
    else:
        file = _packed(form.each(job), name, request.form)
    progress(len(deck.slides), len(deck.slides), _("Done"))
    return replace(file, notes=_notes(request))

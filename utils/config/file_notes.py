"""Notes of files without boundaries: what every map says, and the terms of the operator's lines."""

from utils.config.facts import current_facts
from utils.config.map_publication import course_notice, date_text, notice_texts
from utils.config.settings import current_settings
from utils.text.formatting import approval_text
from utils.text.i18n import LANGUAGES, translator


def file_notes() -> dict[str, str]:
    """Notes of a file without boundaries, in both languages: approval, publication, boundaries, date."""
    settings = current_settings()
    notes: dict[str, list[str]] = {"approval": [], "publication": [], "boundaries": [], "lines": [], "date": []}
    given = current_facts().alignments.courses.values()
    for lang in LANGUAGES:
        _ = translator(lang)
        notes["approval"].append(approval_text(settings.approval_number, _))
        notes["publication"] += notice_texts(settings.publication, _) or [_("Approved map")]
        notes["boundaries"].append(_("No administrative boundaries in this file"))
        notes["lines"] += filter(None, [course_notice(given, _)])
        notes["date"].append(date_text(_))
    return {name: " / ".join(texts) for name, texts in notes.items() if texts}

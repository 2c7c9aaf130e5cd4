"""Names and sources of the themes of the map."""

from geodata.clauses import read_clauses
from geodata.dossier import THEMES
from utils.i18n import Translate


def map_theme_words(_: Translate) -> dict[str, str]:
    """Names of the themes of the map."""
    return {
        "agriculture": _("Agriculture"), "culture": _("Culture and tourism"), "energy": _("Energy and water"),
        "innovation": _("Innovation"),
    }  # fmt: skip


def theme_clauses(theme: str) -> list[tuple[str, str]]:
    """Document and locators that a theme is drawn from, one pair a document."""
    table = read_clauses().set_index("clause_id")
    found: dict[str, list[str]] = {}
    for clause in THEMES[theme].clauses:
        found.setdefault(str(table.loc[clause, "document_id"]), []).append(str(table.loc[clause, "locator"]))
    return [(document, "、".join(locators)) for document, locators in found.items()]

"""How an entity and its regions are named in a language."""

import pandas as pd

from geodata.analysis.entities import LINE_MODES, Entity
from geodata.analysis.theme_records import THEMES
from geodata.tables.clauses import read_clauses
from geodata.tables.readers import read_documents, read_scopes
from utils.text.formatting import clause_text, join_names
from utils.text.i18n import Translate


def entity_name(entity: Entity, lang: str) -> str:
    """Name of an entity: for lines the short form, as lists often print only ``渝昆``."""
    column = "label" if entity.theme in LINE_MODES else "name"
    return str(entity.main[f"{column}_{lang}"])


def region_names(entity: Entity, short: dict[str, str], lang: str, _: Translate) -> str:
    """Short names of the regions that an entity concerns, or a word for all of them."""
    if len(entity.region_ids) == len(short):
        return _("All 22")
    return join_names((short[region] for region in entity.region_ids), lang)


def stage_names(_: Translate) -> dict[str, str]:
    """Names of the stages."""
    return {
        "operating": _("Operating / upgrade"), "construction": _("Under construction"),
        "planned": _("Planned"), "study": _("Preparation / study"), "none": _("No stage stated"),
    }  # fmt: skip


def theme_names_of_targets(_: Translate) -> dict[str, str]:
    """Names of the themes."""
    return {
        "planning": _("Planning"), "transport": _("Transport"), "ecology": _("Ecology"),
        "energy-water": _("Energy and water"), "economy": _("Economy"), "innovation": _("Innovation"),
        "digital": _("Digital"), "public-services": _("Public services"), "housing": _("Housing"),
        "culture": _("Culture"), "resilience": _("Resilience"), "governance": _("Governance"),
        "finance": _("Finance"),
    }  # fmt: skip


def target_kind_names(_: Translate) -> dict[str, str]:
    """Names of the kinds of records."""
    return {
        "target": _("Target"), "baseline": _("Baseline"), "commitment": _("Commitment"),
        "count": _("Count"), "limit": _("Limit"), "incentive": _("Incentive"),
    }  # fmt: skip


def scope_names(lang: str) -> dict[str, str]:
    """Names of the scopes."""
    scopes = read_scopes()
    return dict(zip(scopes["scope"], scopes[f"name_{lang}"], strict=True))


def mode_names(_: Translate) -> dict[str, str]:
    """Names of the line modes."""
    return {
        "hsr": _("High-speed rail"), "rail": _("Conventional rail"), "suburban": _("Suburban rail"),
        "highway": _("Expressway"), "fast": _("Fast link"), "water": _("Waterway"),
    }  # fmt: skip


def theme_names(_: Translate) -> dict[str, str]:
    """Names of the themes that layers and kinds of projects share."""
    return mode_names(_) | {
        "screens": _("Eco-city: two green ranges"), "eco-city": _("Eco-city: extent and island"),
        "eco-places": _("Eco-city: named places"), "directions": _("Outward directions"),
        "frame": _("Axes, belts and corridors"), "linked-cities": _("Linked cities"), "airport": _("Airports"),
        "hub": _("Hubs and stations"), "port": _("Ports"), "crossing": _("Tunnels and bridges"),
        "culture": _("Culture and tourism"), "trade": _("Trade and logistics"),
        "industry": _("Industry parks and zones"), "innovation": _("Innovation platforms"),
        "services": _("Education and health"), "farming": _("Agriculture"), "energy": _("Energy"),
        "water-works": _("Water works"),
    }  # fmt: skip


def map_theme_names(_: Translate) -> dict[str, str]:
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


def set_names(_: Translate) -> dict[str, str]:
    """Sets of corridors that the map shows."""
    return {
        "directions": _("Six outward directions"), "national": _("Three axes, six corridors"),
        "international": _("Four directions and the air"), "ecological": _("Ecological corridors"),
    }  # fmt: skip


def row_clauses(records: pd.DataFrame, lang: str) -> list[str]:
    """Short clause of each row."""
    documents = read_documents().set_index("document_id")
    return [
        clause_text(documents.loc[document], locator, lang)
        for document, locator in zip(records["document_id"], records["locator"], strict=True)
    ]

"""Names of themes, kinds and scopes of targets."""

from geodata.tables import read_scopes
from utils.i18n import Translate


def theme_words(_: Translate) -> dict[str, str]:
    """Names of the themes."""
    return {
        "planning": _("Planning"), "transport": _("Transport"), "ecology": _("Ecology"),
        "energy-water": _("Energy and water"), "economy": _("Economy"), "innovation": _("Innovation"),
        "digital": _("Digital"), "public-services": _("Public services"), "housing": _("Housing"),
        "culture": _("Culture"), "resilience": _("Resilience"), "governance": _("Governance"),
        "finance": _("Finance"),
    }  # fmt: skip


def kind_words(_: Translate) -> dict[str, str]:
    """Names of the kinds of records."""
    return {
        "target": _("Target"), "baseline": _("Baseline"), "commitment": _("Commitment"),
        "count": _("Count"), "limit": _("Limit"), "incentive": _("Incentive"),
    }  # fmt: skip


def scope_names(lang: str) -> dict[str, str]:
    """Names of the scopes."""
    scopes = read_scopes()
    return dict(zip(scopes["scope"], scopes[f"name_{lang}"], strict=True))

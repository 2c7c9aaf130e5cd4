"""Figures, roles and binding targets of one region, for its page and its sheet."""

from geodata.analysis.region_profile import RegionFacts, own_targets, read_region, scope_counts
from layers.catalog.indicators import PERSONS_SHOWN
from utils.html.cards import Figure
from utils.html.citations import Reference
from utils.text.code_names import scope_names
from utils.text.formatting import format_number, join_names
from utils.text.i18n import Translate, translator

MADE = frozenset({"farming", "culture", "trade"})


def region_figures(facts: RegionFacts, lang: str) -> list[Figure]:
    """Targets, projects, tasks and provisions by number; residents and area with their source."""
    _ = translator(lang)
    row = facts.region
    persons = format_number(row["population_2020"] / PERSONS_SHOWN[lang], 1 if lang == "zh" else 0)
    area = format_number(row["area_km2"])
    census, official = _("Census 2020"), _("Official area, no plan figure")
    counted = (
        (_("Binding targets"), len(facts.binding), _("by scope")),
        (_("Projects"), len(facts.projects), _("with a stated stage")),
        (_("Tasks naming it"), len(facts.tasks), _("numbered tasks")),
        (_("Provisions naming it"), len(facts.provisions), _("paragraphs and boxes")),
    )
    return [
        *(Figure(title, str(n), _.ngettext("item", "items", n), note) for title, n, note in counted),
        Figure(_("Residents 2020"), persons, _("thousand"), census),
        Figure(_("Area"), area, _("km²"), official),
    ]


def role_reference(facts: RegionFacts) -> Reference:
    """Clause that gives the region its role."""
    row = facts.region
    return Reference(row["role_document_id"], row["role_locator"], row["role_evidence"])


def group_text(facts: RegionFacts, lang: str) -> str:
    """Sentence on whether the plan gives the role to the region alone, or to several regions together."""
    _ = translator(lang)
    if len(facts.group) == 1:
        return _("The plan gives this role to it alone.")
    names = join_names((read_region(region)[f"short_{lang}"] for region in facts.group), lang)
    text = _("The plan gives this role to {n} regions together: {names}.")
    return text.replace("{n}", str(len(facts.group))).replace("{names}", names)


def own_text(facts: RegionFacts, _: Translate) -> str:
    """Sentence on how many targets name the region itself."""
    own = own_targets(facts)
    if own.empty:
        return _("No document gives it a numeric target of its own.")
    text = _.ngettext("Of these, {n} names it.", "Of these, {n} name it.", len(own))
    return text.replace("{n}", str(len(own)))


def scope_rows(facts: RegionFacts, lang: str) -> list[tuple[str, str, int]]:
    """Scope, its name and the number of targets; those of the eco-city concern the region but do not bind it."""
    _ = translator(lang)
    names, relation = scope_names(lang), _("concerns, does not bind")
    rows = [(scope, names[scope], n) for scope, n in scope_counts(facts.binding).items()]
    concerned = scope_counts(facts.concerned).items()
    return rows + [(scope, f"{names[scope]} ({relation})", n) for scope, n in concerned]

"""Targets: what has been promised, for which area, by when, and with which comparator."""

import streamlit as st

from geodata.analysis.targets import bound_regions, filter_targets
from geodata.tables.readers import read_documents, read_scopes, read_targets
from layers.views.page_parameters import page_choices
from pages.components.address_state import current_language, on_phone, show_unknown
from pages.components.filters import target_filters
from pages.components.layout import show_source, show_title
from pages.sections.targets.cards import show_kinds, show_region_binding, show_target_card
from pages.sections.targets.figures import show_percentages, show_quantities, show_records
from pages.sections.targets.progress import show_rule, show_trial
from pages.sections.targets.table import chosen_target
from pages.sections.targets.tree import show_tree
from utils.html.citations import source_text
from utils.text.i18n import translator


def show(lang: str) -> None:
    """Show the page in one language."""
    _ = translator(lang)
    left, right = st.columns([4, 8])
    with left:
        show_title(_("Targets"), _("What has been promised, whom does it bind, and what has been reported?"))
    show_unknown(page_choices("targets"), _)
    with right, st.expander(_("Filters")) if on_phone() else st.container():
        choice = target_filters(lang)
    records = filter_targets(read_targets(), bound_regions(read_targets(), read_scopes()), choice)
    main, side = st.columns([8, 4])
    with main:
        show_percentages(records, lang)
        show_quantities(records, lang)
    with side:
        show_target_card(chosen_target(records), lang)
        if choice.region:
            show_region_binding(choice.region, lang)
        show_kinds(records, lang)
    tree, table, rule = st.tabs([_("By theme and indicator"), _("All records"), _("Progress rule")])
    with tree:
        show_tree(records, lang, chosen_target(records)["target_id"])
    with table:
        show_records(records, lang)
    with rule:
        show_rule(lang)
        show_trial(chosen_target(records), lang)
    show_source(source_text([(document, "") for document in read_documents()["document_id"]], lang), _, bar=True)


if __name__ == "__main__":
    show(current_language())

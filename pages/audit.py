"""Data audit: whether every record is backed by its clause, and every figure of the documents is here."""

import streamlit as st

from geodata.audit.run import run_audit
from geodata.audit.stored import read_report
from geodata.tables.readers import facts_folder
from pages.components.address_state import current_language, show_unknown
from pages.components.layout import show_figures, show_section, show_source, show_title
from pages.sections.sources.about import show_rows
from pages.sections.sources.audit import audit_figures, check_rows, exclusion_rows, fault_rows
from utils.config.facts import current_facts
from utils.text.i18n import translator


def show(lang: str) -> None:
    """Show the page in one language."""
    _ = translator(lang)
    facts, stored = current_facts(), read_report(facts_folder())
    left, right = st.columns([5, 7])
    with left:
        show_title(
            _("Data audit"), _("Is every record backed by its clause, and is every figure of the documents here?")
        )
    show_unknown({}, _)
    checks = stored.checks
    if facts.library.copies and st.button(_("Check again with the source texts of this server")):
        with st.spinner(_("Reading the documents and comparing every record …")):
            checks = tuple(run_audit(facts_folder(), facts.library, facts.boundaries))
    elif not stored.current:
        st.warning(_("The tables have changed since these figures were made. Run python -m geodata.audit --write."))
    with right:
        show_figures(audit_figures(checks, lang), lang)
    show_section(_("Checks"), _("made over the four documents and all tables"))
    show_rows(check_rows(checks, lang))
    faults = fault_rows(checks, lang)
    show_section(_("Faults"), str(len(faults)))
    if len(faults):
        show_rows(faults)
    elif checks and not any(check.note for check in checks):
        st.markdown(_("No fault was found."))
    else:
        st.markdown(_("Not every check could be made, so nothing can be said of faults as a whole."))
    with st.expander(_("Expressions that are no record, with the reason")):
        show_rows(exclusion_rows(lang))
    show_source(_("the tables of this atlas and the four documents"), _)


if __name__ == "__main__":
    show(current_language())

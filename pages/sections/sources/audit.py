"""Blocks of the data audit page: what was checked, with its figures and faults."""

from collections.abc import Sequence

import pandas as pd

from geodata.audit.report import Check
from geodata.tables.codelists import code_names
from geodata.tables.readers import read_documents, read_table
from utils.html.cards import Figure
from utils.text.formatting import clause_text, format_number
from utils.text.i18n import Translate, translator

HEADLINES = ("evidence", "digits", "units", "repeats")


def share_text(check: Check) -> str:
    """Share that passed: never rounded up to 100 %."""
    if not check.total:
        return "—"
    share = check.share if check.passed == check.total else min(check.share, 99.9)
    return f"{format_number(share, 1).removesuffix('.0')} %"


def audit_figures(checks: Sequence[Check], lang: str) -> list[Figure]:
    """Headline figures of an audit: share of the four checks that read the documents."""
    _ = translator(lang)
    titles = code_names("audit-check", lang)
    found = {check.key: check for check in checks}
    of = _("of")
    return [
        Figure(
            titles[key], share_text(found[key]), "",
            f"{format_number(found[key].passed)} {of} {format_number(found[key].total)}",
        )
        for key in HEADLINES
        if key in found
    ]  # fmt: skip


def check_rows(checks: Sequence[Check], lang: str) -> pd.DataFrame:
    """One row a check: title, what it compares, how many are right."""
    _ = translator(lang)
    titles, texts = code_names("audit-check", lang), code_names("audit-check", lang, "note")
    unmade = _("not made: nothing to compare with")
    rows = [
        (
            titles[check.key], texts[check.key],
            unmade if check.note else _right(check, _),
            share_text(check), format_number(len(check.faults)),
        )
        for check in checks
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=[_("Check"), _("What is compared"), _("Right"), _("Share"), _("Faults")])


def _right(check: Check, _: Translate) -> str:
    right = f"{format_number(check.passed)} / {format_number(check.total)}"
    untested = _("{n} cannot be tested").replace("{n}", str(len(check.untested)))
    return f"{right} · {untested}" if check.untested else right


def fault_rows(checks: Sequence[Check], lang: str) -> pd.DataFrame:
    """Every fault with the record it names."""
    _ = translator(lang)
    titles = code_names("audit-check", lang)
    rows = [(titles[check.key], fault.record, fault.message) for check in checks for fault in check.faults]
    return pd.DataFrame(rows, columns=[_("Check"), _("Record"), _("Fault")])


def exclusion_rows(lang: str) -> pd.DataFrame:
    """Printed expressions that are no record, each with its clause and the reason."""
    _ = translator(lang)
    documents = read_documents().set_index("document_id")
    kinds = code_names("exclusion-kind", lang)
    rows = [
        (
            kinds[row["kind"]], row["expression"], row["context"],
            clause_text(documents.loc[row["document_id"]], row["locator"], lang), row[f"reason_{lang}"],
        )
        for row in read_table("exclusions").to_dict("records")
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=[_("Kind"), _("Expression"), _("As printed"), _("Clause"), _("Reason")])

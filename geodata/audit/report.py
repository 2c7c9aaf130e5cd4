"""Results of an audit: checks with their counts, and faults that name a record."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Fault:
    """One fault.

    Attributes
    ----------
    record
        Table and id of the record (``targets/ur-green``), or document and locator of the clause.
    message
        What is wrong with it, and where.
    """

    record: str
    message: str


@dataclass(frozen=True)
class Check:
    """Result of one check.

    Attributes
    ----------
    key
        Name of the check.
    total
        Number of items checked; 0 if there was nothing to check against.
    faults
        Faults found.
    note
        Why the check could not be made; empty if it was.
    untested
        Items that nothing is known to compare with.
    """

    key: str
    total: int
    faults: tuple[Fault, ...] = ()
    note: str = ""
    untested: tuple[str, ...] = ()

    @property
    def passed(self) -> int:
        """Number of items without a fault."""
        return self.total - len({fault.record + fault.message for fault in self.faults})

    @property
    def share(self) -> float:
        """Share of items without a fault, in percent."""
        return 100.0 * self.passed / self.total if self.total else 0.0


def as_json(checks: Iterable[Check]) -> list[dict[str, Any]]:
    """Checks as data for the JSON report."""
    return [
        {
            "check": c.key,
            "total": c.total,
            "passed": c.passed,
            "note": c.note,
            "untested": list(c.untested),
            "faults": [asdict(f) for f in c.faults],
        }
        for c in checks
    ]


def as_text(checks: Iterable[Check]) -> str:
    """Checks as a text report: one line each, followed by its faults."""
    lines = []
    for check in checks:
        figures = f"{check.passed:>6,} of {check.total:>6,}  {check.share:6.2f} %" if not check.note else "not made"
        open_ones = f"{len(check.untested)} cannot be tested: {', '.join(check.untested)}" if check.untested else ""
        lines.append(f"{check.key:<12} {figures}  {check.note}{open_ones}".rstrip())
        lines += [f"    {fault.record}: {fault.message}" for fault in check.faults]
    return "\n".join(lines)

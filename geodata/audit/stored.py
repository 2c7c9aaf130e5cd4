"""The figures of the last audit, kept beside the tables that they belong to."""

import json
from dataclasses import dataclass
from pathlib import Path

from geodata.audit.report import Check, Fault, as_json
from geodata.tables.schema import FACTS, read_resources

NAME = "audit.json"


@dataclass(frozen=True)
class StoredAudit:
    """An audit that was made before.

    Attributes
    ----------
    checks
        What it found.
    current
        Whether the tables are still those that were audited.
    """

    checks: tuple[Check, ...]
    current: bool


def _digests(folder: Path) -> dict[str, str]:
    return {name: resource.digest for name, resource in read_resources(folder).items()}


def write_report(folder: Path, checks: list[Check]) -> None:
    """Keep an audit with the hashes of the tables it read."""
    report = {"tables": _digests(folder), "checks": as_json(checks)}
    (folder / NAME).write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", "utf-8")


def read_report(folder: Path = FACTS) -> StoredAudit:
    """Read the kept audit; an empty one that is not current where none was kept or the file is broken."""
    try:
        report = json.loads((folder / NAME).read_text("utf-8"))
        checks = tuple(
            Check(c["check"], c["total"], tuple(Fault(f["record"], f["message"]) for f in c["faults"]), c["note"])
            for c in report["checks"]
        )
        return StoredAudit(checks, current=report["tables"] == _digests(folder))
    except (OSError, ValueError, KeyError, TypeError):
        return StoredAudit((), current=False)

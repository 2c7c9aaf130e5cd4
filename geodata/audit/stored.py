"""The results of the last audit, stored beside the tables."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geodata.audit.report import Check, Fault, as_json
from geodata.tables.schema import FACTS, read_resources

NAME = "audit.json"


@dataclass(frozen=True)
class StoredAudit:
    """A stored audit.

    Attributes
    ----------
    checks
        Its results.
    current
        Whether the tables are unchanged since.
    """

    checks: tuple[Check, ...]
    current: bool


def _digests(folder: Path) -> dict[str, str]:
    return {name: resource.digest for name, resource in read_resources(folder).items()}


def write_report(folder: Path, checks: list[Check]) -> None:
    """Store an audit with the hashes of its tables."""
    report = {"tables": _digests(folder), "checks": as_json(checks)}
    (folder / NAME).write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _faults(entry: dict[str, Any]) -> tuple[Fault, ...]:
    return tuple(Fault(fault["record"], fault["message"]) for fault in entry["faults"])


def read_report(folder: Path = FACTS) -> StoredAudit:
    """Read the stored audit; without one, or if the file is broken, an empty one that is not current."""
    try:
        report = json.loads((folder / NAME).read_text("utf-8"))
        checks = tuple(
            Check(c["check"], c["total"], _faults(c), c["note"], tuple(c["untested"])) for c in report["checks"]
        )
        return StoredAudit(checks, current=report["tables"] == _digests(folder))
    except (OSError, ValueError, KeyError, TypeError):
        return StoredAudit((), current=False)

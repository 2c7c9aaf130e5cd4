"""Audit the tables: ``python -m geodata.audit [--library FOLDER] [--json FILE] [--write]``.

The exit status is 0 if nothing is wrong, 1 if a check found a fault, 2 if a check could not be made.
"""

import argparse
import json
import os
import sys
from pathlib import Path

from geodata.audit.report import Check, as_json, as_text
from geodata.audit.run import run_audit
from geodata.audit.stored import write_report
from geodata.errors import DataError
from geodata.geometry.boundaries import Boundaries, load_boundaries
from geodata.library.reading import read_library
from geodata.tables.readers import read_tables
from geodata.tables.schema import FACTS

ROOT = Path(__file__).parent.parent.parent


def _boundaries(folder: Path, data_dir: Path) -> Boundaries:
    """Boundaries of the regions of the audited tables, or of the shipped ones where those are broken."""
    try:
        tables = read_tables(folder)
    except DataError:
        tables = read_tables(FACTS)
    return load_boundaries(tables["regions"], tables["grid"], data_dir)


def exit_status(checks: list[Check]) -> int:
    """Exit status of an audit."""
    if any(check.faults for check in checks):
        return 1
    return 2 if any(check.note for check in checks) else 0


def main() -> int:
    """Run the audit with the options of the command line."""
    parser = argparse.ArgumentParser(prog="python -m geodata.audit", description=__doc__.partition("\n")[0])
    library = os.environ.get("ATLAS_LIBRARY_DIR", "")
    parser.add_argument(
        "--library", type=Path, default=Path(library) if library else None, help="folder of source texts"
    )
    parser.add_argument("--facts", type=Path, default=FACTS, help="folder of the tables")
    parser.add_argument("--data-dir", type=Path, default=Path(os.environ.get("ATLAS_DATA_DIR", str(ROOT / "var"))))
    parser.add_argument("--json", type=Path, help="write the report as JSON to this file")
    parser.add_argument("--write", action="store_true", help="keep the figures for the page Data audit")
    options = parser.parse_args()
    checks = run_audit(options.facts, read_library(options.library), _boundaries(options.facts, options.data_dir))
    sys.stdout.write(as_text(checks) + "\n")
    if options.json:
        options.json.write_text(json.dumps(as_json(checks), ensure_ascii=False, indent=1) + "\n", "utf-8")
    if options.write:
        write_report(options.facts, checks)
    return exit_status(checks)


if __name__ == "__main__":
    sys.exit(main())

"""Bring sizes and hashes in ``datapackage.json`` up to date: ``python -m geodata.tables.datapackage``."""

import hashlib
import json
from pathlib import Path
from typing import Any

from geodata.tables.schema import FACTS, read_package


def file_facts(path: Path) -> dict[str, Any]:
    """Hash (SHA-256), bytes and records of one CSV file whose records are lines."""
    content = path.read_bytes()
    digest = "sha256:" + hashlib.sha256(content).hexdigest()
    return {"hash": digest, "bytes": len(content), "rows": content.count(b"\n") - 1}


def main() -> None:
    """Write the current file facts into the package description."""
    package = read_package()
    for resource in package["resources"]:
        resource.update(file_facts(FACTS / resource["path"]))
    text = json.dumps(package, ensure_ascii=False, indent=1) + "\n"
    (FACTS / "datapackage.json").write_text(text, "utf-8")


if __name__ == "__main__":
    main()

"""Bring sizes and hashes in ``datapackage.json`` up to date: ``python -m geodata.tables.datapackage``."""

import json

from geodata.tables.schema import FACTS, file_facts, read_package


def main() -> None:
    """Write the current file facts into the package description."""
    package = read_package()
    for resource in package["resources"]:
        resource.update(file_facts(FACTS / resource["path"]))
    text = json.dumps(package, ensure_ascii=False, indent=1) + "\n"
    (FACTS / "datapackage.json").write_text(text, "utf-8")


if __name__ == "__main__":
    main()

"""Bundles the ES modules of ``web/`` into one script: dependencies first, in one scope, without imports and exports.

The modules keep to a subset of the language, which Biome's format ensures: imports are named and begin a line, as do
exports, which are declarations.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

WEB = Path(__file__).parents[2] / "web"
IMPORT = re.compile(r"^import\b(?P<names>[^;\"]*)(?:from )?\"(?P<file>[^\"]*)\";\n", re.MULTILINE)
NAMES = re.compile(r"\s*\{(?P<names>[\w\s,]*)\}\s*")
DECLARATION = re.compile(
    r"^(?P<export>export )?(?P<rest>(?:async )?(?:function\*?|class|const|let|var) (?P<names>\w+|\{[\w\s,]*\}))",
    re.MULTILINE,
)
OTHER = re.compile(r"^(?:export|import)\b|\bimport\(", re.MULTILINE)
COMMENT = re.compile(r"^[ \t]*(?://.*|/\*(?:[^*]|\*(?!/))*\*/[ \t]*)\n", re.MULTILINE)
# A JSDoc cast within a line.
CAST = re.compile(r"/\*\* @type \{[^*\n]*\} \*/ ?")
BLANK = re.compile(r"\n\s*\n")


class LinkError(ValueError):
    """Modules that do not fit together; the message names file and line."""


@dataclass
class _Bundle:
    """State of a bundle: linked modules in order, defining module of each name, modules that are being read."""

    parts: list[str] = field(default_factory=list)
    exports: dict[Path, set[str]] = field(default_factory=dict)
    owners: dict[str, Path] = field(default_factory=dict)
    open: list[Path] = field(default_factory=list)


def _fault(path: Path, text: str, at: int, words: str) -> LinkError:
    return LinkError(f"{path}, line {text.count(chr(10), 0, at) + 1}: {words}")


def _split(names: str) -> list[str]:
    return re.findall(r"\w+", names)


def _take_imports(path: Path, text: str, bundle: _Bundle) -> None:
    """Link the imports of a module, and check that they export the names."""
    for found in IMPORT.finditer(text):
        file, names = (path.parent / found["file"]).resolve(), NAMES.fullmatch(found["names"].removesuffix("from "))
        if names is None or " as " in names["names"]:
            raise _fault(path, text, found.start(), "the import names nothing, or renames; write { name, name }")
        if not file.is_file():
            raise _fault(path, text, found.start(), f"there is no file {found['file']}")
        if file in bundle.open:
            raise _fault(path, text, found.start(), f"{found['file']} imports this file, by way of others or itself")
        _link(file, bundle)
        for name in _split(names["names"]):
            if name not in bundle.exports[file]:
                raise _fault(path, text, found.start(), f"{found['file']} does not export {name}")


def _definitions(path: Path, text: str, bundle: _Bundle) -> Iterator[str]:
    """Exported names of a module; every name of its top level must be unique in the bundle."""
    for found in DECLARATION.finditer(text):
        for name in _split(found["names"]):
            if name in bundle.owners:
                raise _fault(path, text, found.start(), f"{name} is defined in {bundle.owners[name]} as well")
            bundle.owners[name] = path
            if found["export"]:
                yield name


def _blank(found: re.Match[str]) -> str:
    """As many line breaks as were found, so that line numbers in later faults stay right."""
    return "\n" * found[0].count("\n")


def _link(path: Path, bundle: _Bundle) -> None:
    if path in bundle.exports:
        return
    text = path.read_text("utf-8")
    bundle.open.append(path)
    _take_imports(path, text, bundle)
    bundle.open.pop()
    bundle.exports[path] = set(_definitions(path, text, bundle))
    code = DECLARATION.sub(r"\g<rest>", IMPORT.sub(_blank, CAST.sub("", COMMENT.sub(_blank, text))))
    if left := OTHER.search(code):
        raise _fault(path, code, left.start(), "only named imports and exported declarations can be linked")
    bundle.parts.append(BLANK.sub("\n", code).strip())


def link(entry: Path) -> str:
    """Bundle a module and all that it imports into one script.

    Parameters
    ----------
    entry
        The entry module of the bundle.

    Raises
    ------
    LinkError
        If a file or a name does not exist, an import is circular or not named, or two modules define the same name.
    """
    bundle = _Bundle()
    _link(entry.resolve(), bundle)
    return "\n".join(bundle.parts) + "\n"

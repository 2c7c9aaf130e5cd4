"""Types of what the browser fetches, for the check of the scripts: ``python -m layers.payloads_types`` writes them.

What has a type in Python (data classes, TypedDicts) is written from it; words, colours and bounds, which Python makes
as plain dictionaries, are written from what it makes.
"""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

from layers.atlas import studio_constants
from layers.bundles.linker import WEB
from layers.choice_words import ChoiceWords
from layers.deck_words import deck_words
from layers.help_words import help_words
from layers.kinds import ViewKind
from layers.library_words import library_words
from layers.payload import BankProperties, EdgeProperties, Facts, GroupProperties, RegionProperties
from layers.places import PlaceProperties
from layers.records import InClause, Records
from layers.shell import LayerEntry
from layers.studio_words import studio_words
from layers.tokens import read_tokens
from layers.view import Focus
from layers.words import connection_words, fault_words, map_words, search_words
from utils.deck import Deck, MapView
from utils.i18n import Translate, translator
from utils.picture import Mark, Word
from utils.project_words import panel_words

TARGET = WEB / "types" / "payloads.d.ts"
HEAD = "// Written by layers/payloads_types.py from the types and words of Python; not edited by hand.\n"
ROOTS = (
    Facts, Records, InClause, ChoiceWords, RegionProperties, EdgeProperties, BankProperties, GroupProperties,
    PlaceProperties, ViewKind, LayerEntry, Focus, MapView, Deck, Mark, Word,
)  # fmt: skip
PLAIN = {str: "string", int: "number", float: "number", bool: "boolean", NoneType: "null", Any: "unknown"}
# Dictionaries by code, which scripts look up by a value from the data.
BY_CODE = frozenset({
    "modes", "stages", "modesShort", "stagesShort", "symbols", "symbolsShort", "rivers", "kinds", "layers", "groups",
    "groupings", "edges", "forms", "sheets", "maps", "papers", "mode", "modeText", "point", "tier",
})  # fmt: skip


@dataclass(frozen=True)
class Declarations:
    """TypeScript of every named type, by its name."""

    texts: dict[str, str]

    def written(self, annotation: Any) -> str:
        """TypeScript of an annotation; types that it names are declared on the way."""
        if annotation in PLAIN:
            return PLAIN[annotation]
        if is_dataclass(annotation) or is_typeddict(annotation):
            return self._declared(annotation)
        return self._composed(annotation, get_origin(annotation), get_args(annotation))

    def _composed(self, annotation: Any, origin: Any, arguments: tuple[Any, ...]) -> str:
        if origin is Annotated:
            return str(annotation.__metadata__[0])
        if origin is Literal:
            return " | ".join(f'"{each}"' for each in arguments)
        if origin in {Union, UnionType}:
            return " | ".join(self.written(each) for each in arguments)
        if origin in {list, tuple}:
            return self._row(arguments)
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return f"Record<string, {self.written(arguments[1])}>"
        message = f"{annotation} has no TypeScript here. Add it to layers/payloads_types.py."
        raise TypeError(message)

    def _row(self, arguments: tuple[Any, ...]) -> str:
        if len(arguments) == 1 or arguments[1] is ...:
            text = self.written(arguments[0])
            return f"({text})[]" if "|" in text else f"{text}[]"
        return f"[{', '.join(self.written(each) for each in arguments)}]"

    def _declared(self, kind: Any) -> str:
        name = str(kind.__name__)
        if name not in self.texts:
            self.texts[name] = ""
            self.texts[name] = f"interface {name} {{\n{''.join(self._fields(kind))}}}\n"
        return name

    def _fields(self, kind: Any) -> Iterator[str]:
        for name, annotation in get_type_hints(kind, include_extras=True).items():
            optional = get_origin(annotation) is NotRequired
            inner = get_args(annotation)[0] if optional else annotation
            missing = optional or (is_typeddict(kind) and name in kind.__optional_keys__)
            yield f"  {name}{'?' if missing else ''}: {self.written(inner)};\n"


def shape_of(value: Any, indent: str = "") -> str:
    """TypeScript of an example: every key of a dictionary by name, but those that are looked up by code."""
    if isinstance(value, Mapping):
        inner = indent + "  "
        lines = [f'{inner}"{key}": {_member(key, each, inner)};\n' for key, each in value.items()]
        return f"{{\n{''.join(lines)}{indent}}}"
    if isinstance(value, list | tuple):
        pair = isinstance(value, tuple) and len(value) == len(("name", "text"))
        inside = [shape_of(each, indent) for each in value]
        return f"[{', '.join(inside)}]" if pair else f"{inside[0]}[]"
    return PLAIN[type(value)]


def _member(key: str, value: Any, indent: str) -> str:
    if key in BY_CODE and isinstance(value, Mapping):
        return f"Record<string, {shape_of(next(iter(value.values())), indent)}>"
    return shape_of(value, indent)


def _examples(_: Translate) -> dict[str, Any]:
    return {
        "MapWords": map_words(_), "ProjectWords": panel_words(_), "LibraryWords": library_words(_),
        "SearchWords": search_words(_), "HelpWords": help_words(_), "FaultWords": fault_words(_),
        "ConnectionWords": connection_words(_), "DeckWords": deck_words(_), "StudioWords": studio_words(_),
        "StoryBounds": studio_constants()["STORY"], "Tokens": read_tokens()["light"],
    }  # fmt: skip


def payload_types() -> str:
    """All declarations, in a constant order."""
    declarations = Declarations({})
    for root in ROOTS:
        declarations.written(root)
    for name, example in _examples(translator("en")).items():
        declarations.texts[name] = f"interface {name} {shape_of(example)}\n"
    return HEAD + "\n".join(declarations.texts.values())


def main(target: Path = TARGET) -> None:
    """Write the declarations."""
    target.parent.mkdir(exist_ok=True)
    target.write_text(payload_types(), "utf-8")
    sys.stdout.write(f"{target}\n")


if __name__ == "__main__":
    main()

"""TypeScript types of the payloads, for type checks of the scripts.

Run ``python -m layers.bundles.typescript`` to write them. Data classes and TypedDicts are written from their
annotations; labels, colours and limits, which are plain dictionaries in Python, from their values.
"""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

from layers.bundles.linker import WEB
from layers.bundles.script_labels import story_constants
from layers.catalog.colours import read_tokens
from layers.catalog.highlight import Highlight
from layers.catalog.layer_tree import LayerEntry
from layers.catalog.views import ViewKind
from layers.labels.document_labels import document_labels
from layers.labels.help_labels import help_labels
from layers.labels.map_labels import connection_labels, fault_labels, map_labels, search_labels
from layers.labels.parameter_labels import ChoiceWords
from layers.labels.presenter_labels import presenter_labels
from layers.labels.story_labels import story_labels
from layers.payloads.documents import InClause, Records
from layers.payloads.facts import EdgeProperties, Facts, GroupProperties, RegionProperties
from layers.payloads.places import PlaceProperties
from utils.drawing.display_list import PathItem, TextItem
from utils.stories.slides import MapView, SlideDeck
from utils.text.i18n import Translate, translator
from utils.text.project_names import panel_labels

TARGET = WEB / "types" / "payloads.d.ts"
HEAD = "// Written by layers/bundles/typescript.py from the types and words of Python; not edited by hand.\n"
ROOTS = (
    Facts, Records, InClause, ChoiceWords, RegionProperties, EdgeProperties, GroupProperties,
    PlaceProperties, ViewKind, LayerEntry, Highlight, MapView, SlideDeck, PathItem, TextItem,
)  # fmt: skip
PLAIN = {str: "string", int: "number", float: "number", bool: "boolean", NoneType: "null", Any: "unknown"}
# Dictionaries by code, in which scripts look up values of the data.
BY_CODE = frozenset({
    "modes", "stages", "modesShort", "stagesShort", "symbols", "symbolsShort", "kinds", "layers", "groups",
    "groupings", "edges", "forms", "sheets", "maps", "papers", "mode", "modeText", "point", "tier",
})  # fmt: skip


@dataclass(frozen=True)
class Declarations:
    """TypeScript declarations by the name of the type."""

    texts: dict[str, str]

    def written(self, annotation: Any) -> str:
        """TypeScript of an annotation; named types in it are declared as well."""
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
        message = f"{annotation} has no TypeScript here. Add it to layers/bundles/typescript.py."
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
    """TypeScript of an example value: a dictionary as an object type, or as a record if it is looked up by code."""
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
        "MapWords": map_labels(_), "ProjectWords": panel_labels(_), "LibraryWords": document_labels(_),
        "SearchWords": search_labels(_), "HelpWords": help_labels(_), "FaultWords": fault_labels(_),
        "ConnectionWords": connection_labels(_), "DeckWords": presenter_labels(_), "StudioWords": story_labels(_),
        "StoryBounds": story_constants()["STORY"], "Tokens": read_tokens()["light"],
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

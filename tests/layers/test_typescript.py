"""The types that the scripts are checked with say what Python sends."""

import json
from typing import Literal, NotRequired, TypedDict

import pytest

from layers.bundles.bundles import current_bundles
from layers.bundles.typescript import TARGET, Declarations, payload_types, shape_of


class Part(TypedDict):
    """A part."""

    kind: Literal["a", "b"]
    names: tuple[str, ...]
    size: NotRequired[float]


class Whole(TypedDict, total=False):
    """What holds parts."""

    parts: dict[str, list[Part]]
    at: tuple[float, float] | None


def test_the_written_types_are_those_of_python() -> None:
    """A field that was renamed is renamed in the file: run ``python -m layers.bundles.typescript``."""
    assert TARGET.read_text("utf-8") == payload_types()


def test_types_become_typescript() -> None:
    """Literals, optional fields, rows, pairs, tables by code and what they hold."""
    declarations = Declarations({})
    assert declarations.written(Whole) == "Whole"
    assert declarations.texts == {
        "Whole": "interface Whole {\n  parts?: Record<string, Part[]>;\n  at?: [number, number] | null;\n}\n",
        "Part": 'interface Part {\n  kind: "a" | "b";\n  names: string[];\n  size?: number;\n}\n',
    }


def test_a_type_without_typescript_is_a_fault() -> None:
    """It is not guessed."""
    with pytest.raises(TypeError, match="bytes"):
        Declarations({}).written(bytes)


def test_examples_become_typescript() -> None:
    """Keys by name, and names of codes by any code."""
    example = {"title": "x", "modes": {"hsr": "x"}, "pair": [("a", "b")], "n": 1}
    expected = (
        '{\n  "title": string;\n  "modes": Record<string, string>;\n  "pair": [string, string][];\n  "n": number;\n}'
    )
    assert shape_of(example) == expected


@pytest.mark.parametrize("payload", ["facts Facts", "records Records", "choices ChoiceWords"])
def test_files_have_the_fields_of_their_type(payload: str) -> None:
    """What is sent has every field that is declared, and no other."""
    role, name = payload.split()
    text = TARGET.read_text("utf-8").split(f"interface {name} {{\n")[1].split("}\n")[0]
    fields = {line.split(":")[0].strip(" ?") for line in text.splitlines()}
    assert set(json.loads(current_bundles().assets[f"{role}-en"].raw)) == fields

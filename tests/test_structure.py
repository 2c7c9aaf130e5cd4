"""The arrows between folders, the rooms of fenced libraries and the sizes hold."""

import ast
import json
import os
import re
import subprocess
import sys
import tokenize
from collections import Counter
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from tests.facts import ROOT

# A folder imports only itself and what stands left of it.
ORDER = ("geodata", "utils", "workspace", "layers", "exports", "pages", "server", "app")
FENCED = {
    "folium": {"layers.bundles"}, "branca": {"layers.bundles"}, "streamlit_folium": {"layers.views"},
    "plotly": {"utils.charts"}, "pptx": {"exports"}, "typst": {"exports"}, "starlette": {"server", "app"},
    # app.py is Streamlit's application, and logs are written in one voice with Streamlit's.
    "streamlit": {"pages", "layers.views", "utils.config.logs", "app"},
}  # fmt: skip
FUNCTION_LINES = 40
LONGEST_CHAIN = 14
FOLDER_MODULES = 12
# One page a file.
LARGER_FOLDERS = {"pages": 19}
MODULE_LINES = 200
LAYER_WORD = re.compile(r"[a-z]+(-[a-z]+)*")
VIEWS = (
    "overview", "transport", "eco-city", "documents", "regions", "corridors", "projects", "themes", "renewal",
)  # fmt: skip
BLANK_TOKENS = {
    tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT, tokenize.ENDMARKER,
    tokenize.ENCODING,
}  # fmt: skip
Definition = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def modules() -> dict[str, Path]:
    """Modules of the app by dotted name."""
    files = [path for folder in ORDER[:-1] for path in sorted((ROOT / folder).rglob("*.py"))]
    named = {".".join(path.relative_to(ROOT).with_suffix("").parts): path for path in [*files, ROOT / "app.py"]}
    return {name.removesuffix(".__init__"): path for name, path in named.items()}


@cache
def tree_of(name: str) -> ast.Module:
    """Syntax tree of a module."""
    return ast.parse(modules()[name].read_text("utf-8"))


def imports_of(node: ast.AST, name: str) -> Iterator[str]:
    """Dotted names that one statement of a module imports."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, f"{name} imports by a relative name"
        for alias in node.names:
            whole = f"{node.module}.{alias.name}"
            yield whole if whole in modules() else str(node.module)


@cache
def imported(name: str) -> tuple[str, ...]:
    """Dotted names that a module imports anywhere, also inside functions."""
    return tuple(each for node in ast.walk(tree_of(name)) for each in imports_of(node, name))


def called(name: str) -> set[str]:
    """Names that a module calls, without what stands before their last dot."""
    calls = (node.func for node in ast.walk(tree_of(name)) if isinstance(node, ast.Call))
    return {each.attr if isinstance(each, ast.Attribute) else getattr(each, "id", "") for each in calls}


def folder_of(name: str) -> str:
    """Top-level folder of a dotted name."""
    return name.partition(".")[0]


def importers(library: str) -> set[str]:
    """Modules that import a library."""
    return {name for name in modules() if library in {folder_of(each) for each in imported(name)}}


def test_imports_follow_the_arrow() -> None:
    """Nothing is imported from the right."""
    wrong = [
        f"{name} imports {each}"
        for name in modules()
        for each in imported(name)
        if folder_of(each) in ORDER and ORDER.index(folder_of(each)) > ORDER.index(folder_of(name))
    ]
    assert wrong == []


def test_imports_name_modules_that_exist() -> None:
    """Every import from a folder of the app is one of its modules, so that no arrow is overlooked."""
    unknown = {each for name in modules() for each in imported(name) if folder_of(each) in ORDER}
    assert unknown - set(modules()) == set()


def test_no_cycle() -> None:
    """No module imports itself by way of others."""
    graph = {name: {each for each in imported(name) if each in modules()} for name in modules()}
    order = list(TopologicalSorter(graph).static_order())
    assert set(order) == set(modules())


def test_chains_of_imports_are_short() -> None:
    """What is imported when the app is loaded is at most 14 modules deep."""
    graph = {
        name: {each for node in tree_of(name).body for each in imports_of(node, name) if each in modules()}
        for name in modules()
    }
    depth: dict[str, int] = {}
    for name in TopologicalSorter(graph).static_order():
        depth[name] = 1 + max((depth[each] for each in graph[name]), default=0)
    assert {name: deep for name, deep in depth.items() if deep > LONGEST_CHAIN} == {}


def test_nothing_is_imported_by_a_text() -> None:
    """No module is named by a string that a reader, or this test, would overlook."""
    assert [name for name in modules() if {"import_module", "__import__"} & called(name)] == []


def test_folders_are_small() -> None:
    """A folder holds few modules side by side."""
    beside = Counter(path.parent for path in modules().values() if path.name != "__init__.py")
    known = {ROOT / folder: most for folder, most in LARGER_FOLDERS.items()}
    assert {folder: many for folder, many in beside.items() if many > known.get(folder, FOLDER_MODULES)} == {}


@pytest.mark.parametrize("library", FENCED)
def test_fenced_libraries(library: str) -> None:
    """A fenced library is imported in its own room alone."""
    rooms = FENCED[library]
    assert {
        name for name in importers(library) if not any(f"{name}.".startswith(f"{room}.") for room in rooms)
    } == set()


def test_fenced_libraries_are_found() -> None:
    """The search sees the imports that are there."""
    assert importers("folium")
    assert importers("plotly")
    assert {folder_of(name) for name in importers("starlette")} == {"server", "app"}


def test_folium_meets_no_data() -> None:
    """A module that imports folium imports nothing that holds facts, texts or state."""
    wrong = [
        f"{name} imports {each}"
        for name in importers("folium")
        for each in imported(name)
        if folder_of(each) in {"geodata", "utils", "streamlit", "pandas", "geopandas", "shapely"}
    ]
    assert wrong == []


def shell_scripts(seed: str) -> dict[str, str]:
    """Shell scripts by view as a fresh process writes them."""
    code = "import json, sys; from layers.bundles.folium_shell import VIEWS, shell_script"
    code += "; sys.stdout.write(json.dumps({view: shell_script(view) for view in VIEWS}))"
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, check=True, capture_output=True, encoding="utf-8"
    )
    scripts: dict[str, str] = json.loads(done.stdout)
    return scripts


def test_shells_are_constant() -> None:
    """Two processes write the same shells: no random id, no text of data, nothing left to evaluate."""
    first, second = shell_scripts("1"), shell_scripts("2")
    assert set(first) == set(VIEWS)
    assert first == second
    for script in first.values():
        assert "L.map(" in script
        assert script.isascii()
        assert "\\u" not in script
        assert not any(mark in script for mark in ("{{", "}}", "{%", "{#"))


def test_shells_hold_layer_ids_alone() -> None:
    """What a shell says of a layer is its id and its group, each one plain word."""
    for view, script in shell_scripts("0").items():
        entries = [json.loads(entry) for entry in re.findall(r"addLayer\(\w+, (\{.*?\})\);", script)]
        assert len(entries) > 5, view
        assert {frozenset(entry) for entry in entries} == {frozenset({"id", "group"})}
        assert [text for entry in entries for text in entry.values() if not LAYER_WORD.fullmatch(text)] == []


def docstring_lines(tree: ast.AST) -> set[int]:
    """Lines of every docstring in a tree."""
    lines: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | Definition) and ast.get_docstring(node):
            lines |= lines_of(node.body[0])
    return lines


@cache
def code_lines(name: str) -> frozenset[int]:
    """Lines of a module that hold code: no blank, no comment, no docstring."""
    lines: set[int] = set()
    with modules()[name].open("rb") as file:
        for token in tokenize.tokenize(file.readline):
            if token.type not in BLANK_TOKENS:
                lines |= set(range(token.start[0], token.end[0] + 1))
    return frozenset(lines - docstring_lines(tree_of(name)))


def test_modules_are_short() -> None:
    """No module has more than 200 code lines, but for those that are known to be split."""
    sizes = {name: len(code_lines(name)) for name in modules()}
    assert {name: size for name, size in sizes.items() if size > MODULE_LINES} == {}


def definitions(name: str) -> list[Definition]:
    """Functions of a module, nested ones too."""
    return [node for node in ast.walk(tree_of(name)) if isinstance(node, Definition)]


def lines_of(node: ast.stmt) -> set[int]:
    """Lines from the first to the last of a statement."""
    return set(range(node.lineno, (node.end_lineno or node.lineno) + 1))


def test_functions_are_short() -> None:
    """No function has more than 40 code lines."""
    sizes = {
        f"{name}.{node.name}": len(code_lines(name) & lines_of(node))
        for name in modules()
        for node in definitions(name)
    }
    assert {function: size for function, size in sizes.items() if size > FUNCTION_LINES} == {}


def public(name: str) -> Iterator[Definition | ast.ClassDef]:
    """Yield public classes and functions of a module that do not stand inside a function."""
    inner = {id(each) for node in definitions(name) for each in ast.walk(node) if each is not node}
    for node in ast.walk(tree_of(name)):
        if isinstance(node, ast.ClassDef | Definition) and id(node) not in inner and not node.name.startswith("_"):
            yield node


def test_public_names_have_docstrings() -> None:
    """Every module, public class and public function says what it is."""
    silent = [name for name in modules() if not ast.get_docstring(tree_of(name))]
    silent += [f"{name}.{node.name}" for name in modules() for node in public(name) if not ast.get_docstring(node)]
    assert silent == []

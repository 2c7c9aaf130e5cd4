"""Modules are linked into one script, dependencies first; what does not fit is told by file and line."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from py_mini_racer import MiniRacer

from layers.bundles.linker import WEB, LinkError, link

BUNDLES = ("map", "stories", "presenter", "static_map")
IMPORTED = re.compile(r'^import \{([^}]*)\} from "([^"]+)";', re.MULTILINE)
EXPORTED = re.compile(r"^export (?:async )?(?:function\*?|class|const|let) (\w+|\{[^}]*\})", re.MULTILINE)
STATE = re.compile(r"^(?:export )?let ", re.MULTILINE)
# Called by the shells of folium, by the engine that draws static maps, or named by types alone.
CALLED = {
    "addLayer", "keepFiles", "stillMap", "stillChart", "rolesOf", "Tour", "SearchBox", "StoriesPage", "PageNode",
    "UserLayer",
}  # fmt: skip

Write = Callable[[dict[str, str]], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write modules by name; gives the one named ``main.js``."""

    def write_modules(files: dict[str, str]) -> Path:
        for name, text in files.items():
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(text, "utf-8")
        return tmp_path / "main.js"

    return write_modules


def modules() -> dict[Path, str]:
    """Text of every module of the app."""
    folders = [path for path in WEB.iterdir() if path.is_dir() and path.name not in {"node_modules", "tests"}]
    return {path: path.read_text("utf-8") for folder in folders for path in sorted(folder.rglob("*.js"))}


def test_dependencies_come_first_and_once(write: Write) -> None:
    """A module that two others need stands before both, and imports and exports are gone."""
    entry = write(
        {
            "main.js": 'import { left } from "./a.js";\nimport {\n  right,\n} from "./b/b.js";\n\nleft() + right();\n',
            "a.js": 'import { one } from "./one.js";\n\nexport function left() {\n  return one;\n}\n',
            "b/b.js": 'import { one } from "../one.js";\n\nexport const right = () => one + 1;\n',
            "one.js": "export const one = 20;\n",
        }
    )
    text = link(entry)
    assert re.findall(r"^(?:const|function) (\w+)", text, re.MULTILINE) == ["one", "left", "right"]
    assert "import" not in text
    assert "export" not in text
    assert MiniRacer().eval(text) == 41


def test_comments_and_types_cost_no_bytes(write: Write) -> None:
    """Lines of comments, JSDoc, casts and blank lines go; what looks like a comment in a text stays."""
    text = (
        "// Head.\n/**\n * What it is.\n * @param {string} a\n */\nfunction f(a) {\n  // Why.\n  return `//${a}`;\n}\n"
        "\n"
        '/** @type {any} */\nconst x = /** @type {string} */ (f("/* b */"));\nx;\n'
    )  # fmt: skip
    linked = link(write({"main.js": text}))
    assert linked == 'function f(a) {\n  return `//${a}`;\n}\nconst x = (f("/* b */"));\nx;\n'


@pytest.mark.parametrize(
    ("files", "fault"),
    [
        ({"main.js": '// A\nimport { a } from "./none.js";\n'}, r"main\.js, line 2: there is no file \./none\.js"),
        (
            {"main.js": 'import { a } from "./a.js";\n', "a.js": "const a = 1;\n"},
            r"main\.js, line 1: \./a\.js does not export a",
        ),
        (
            {"main.js": 'import { a } from "./a.js";\n', "a.js": '\nimport { b } from "./main.js";\n'},
            r"a\.js, line 2: \./main\.js imports this file",
        ),
        (
            {
                "main.js": 'import { a } from "./a.js";\n/*\n *\n */\nconst b = 1;\n',
                "a.js": "export const a = 1;\nlet b = 2;\n",
            },
            r"main\.js, line 5: b is defined in .*a\.js as well",
        ),
        ({"main.js": 'import "./a.js";\n', "a.js": ""}, r"main\.js, line 1: the import names nothing"),
        ({"main.js": 'import a from "./a.js";\n', "a.js": ""}, r"main\.js, line 1: the import names nothing"),
        ({"main.js": 'import * as a from "./a.js";\n', "a.js": ""}, r"main\.js, line 1: the import names nothing"),
        (
            {"main.js": 'import { a as b } from "./a.js";\n', "a.js": "export const a = 1;\n"},
            r"main\.js, line 1: the import names nothing, or renames",
        ),
        ({"main.js": "/**\n *\n */\nexport default 1;\n"}, r"main\.js, line 4: only named imports"),
        ({"main.js": "const a = 1;\nexport { a };\n"}, r"main\.js, line 2: only named imports"),
        ({"main.js": 'const a = 1;\nimport("./a.js");\n'}, r"main\.js, line 2: only named imports"),
    ],
)  # fmt: skip
def test_faults_name_file_and_line(write: Write, files: dict[str, str], fault: str) -> None:
    """Every module that does not fit is refused with a sentence."""
    with pytest.raises(LinkError, match=fault):
        link(write(files))


@pytest.mark.parametrize("bundle", BUNDLES)
def test_bundles_are_linked(bundle: str) -> None:
    """Each of the four scripts is one text that V8 reads, without imports, exports and comments."""
    text = link(WEB / bundle / "main.js")
    assert not re.search(r"^\s*(?:import|export)\b", text, re.MULTILINE)
    assert not re.search(r"^\s*(?://|/?\*)", text, re.MULTILINE)
    # As the body of a function nobody calls: it is read and not run.
    assert MiniRacer().eval(f"(function () {{\n{text}\n}}, 1)") == 1


def test_every_module_is_used() -> None:
    """No module and no export is there that nobody imports; types may name a few classes."""
    texts = modules()
    imported = {
        (str((path.parent / file).resolve()), name)
        for path, text in texts.items()
        for names, file in IMPORTED.findall(text)
        for name in re.findall(r"\w+", names)
    }
    exported = {
        (str(path), name)
        for path, text in texts.items()
        for names in EXPORTED.findall(text)
        for name in re.findall(r"\w+", names)
    }
    assert len(exported) > 200
    assert {name for _file, name in exported - imported} - CALLED == set()
    assert imported - exported == set()


def test_state_is_kept_in_the_stores() -> None:
    """No module has a variable of its own that changes."""
    assert [path for path, text in modules().items() if STATE.search(text)] == []


def test_every_module_says_what_it_is_for() -> None:
    """Its first line is a comment."""
    assert [path for path, text in modules().items() if not text.startswith("// ")] == []

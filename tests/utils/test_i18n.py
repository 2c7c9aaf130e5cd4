"""Chinese and English say the same things, and neither is missing."""

import ast
import os
import re
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from geodata.analysis.entities import read_entities
from geodata.geometry.boundaries import Boundaries
from layers.payloads.facts import facts_payload
from tests.facts import FACTS, ROOT, read_rows
from utils.config.settings import read_settings
from utils.text.formatting import locator_text
from utils.text.i18n import translator

LOCALES = ROOT / "utils" / "text" / "locale"
CODE = ("geodata", "utils", "layers", "exports", "pages", "server")
HAN = re.compile(r"[\u3400-\u9fff]")
PLACEHOLDER = re.compile(r"\{\w+\}")
WORD = re.compile(r"[A-Za-z]{2,}")
# Signs that both languages share.
SIGNS = {"km", "CSV", "PNG", "SVG", "GeoJSON", "CC", "BY"}


@cache
def catalog(locale: str = "zh_CN") -> dict[str, str]:
    """Texts of a language by message id."""
    with (LOCALES / locale / "LC_MESSAGES" / "atlas.po").open("rb") as file:
        entries = [(forms(entry.id), forms(entry.string)) for entry in read_po(file, locale=locale) if entry.id]
    # Chinese has one form for one and for more.
    return {name: text for names, texts in entries for name, text in zip_longest(names, texts, fillvalue=texts[-1])}


def forms(text: Any) -> tuple[str, ...]:
    """Forms of a message: one, or those for one and for more."""
    return (text,) if isinstance(text, str) else tuple(text)


def is_code(folder: str | os.PathLike[str]) -> bool:
    """Whether a folder belongs to the app."""
    return Path(folder).relative_to(ROOT).parts[0] in CODE


@cache
def messages() -> frozenset[str]:
    """Message ids in the code, found as the configuration of babel says."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as file:
        method_map, options_map = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    found = extract_from_dir(ROOT, method_map, options_map, directory_filter=is_code)
    return frozenset(form for _name, _line, message, _comments, _context in found for form in forms(message))


def test_code_has_messages() -> None:
    """The extraction finds the words of every folder that shows any."""
    assert {"Overview", "Zoom in", "Not reported"} <= messages()


@pytest.mark.parametrize(("lang", "one", "many"), [("en", "1 task", "1,200 tasks"), ("zh", "1项", "1,200项")])
def test_counts_have_their_form(lang: str, one: str, many: str) -> None:
    """English tells one from more, Chinese does not; none counts as more."""
    _ = translator(lang)
    texts = {n: _.ngettext("{n} task", "{n} tasks", n).replace("{n}", f"{n:,}") for n in (0, 1, 1200)}
    assert (texts[1], texts[1200]) == (one, many)
    assert texts[0] == many.replace("1,200", "0")


def test_no_plural_is_made_by_hand() -> None:
    """No English text begins with a count of one in digits, and none leaves the form open."""
    singular = [text for text in catalog("en").values() if re.match(r"1 [a-z]", text) or "(s)" in text]
    assert singular == []


def test_every_message_has_a_chinese_text() -> None:
    """No message of the code is without its Chinese text."""
    assert sorted(message for message in messages() if not catalog().get(message)) == []


@pytest.mark.parametrize("locale", ["zh_CN", "en"])
def test_no_message_is_missing_or_unused(locale: str) -> None:
    """Each catalog holds the messages of the code, no more and no fewer."""
    assert sorted(set(catalog(locale)) - messages()) == []
    assert sorted(message for message in messages() if not catalog(locale).get(message)) == []


def test_english_texts_hold_no_chinese() -> None:
    """An English text quotes printed Chinese in its marks alone."""
    assert [text for text in catalog("en").values() if HAN.search(text)] == []


def test_chinese_texts_are_chinese() -> None:
    """No Chinese text is its English id: a text without a Chinese character holds signs alone."""
    latin = [text for text in catalog().values() if not HAN.search(text)]
    assert [text for text in latin if set(WORD.findall(text)) - SIGNS] == []


def test_placeholders_are_kept() -> None:
    """Both texts of a message have the same places for values."""
    wrong = [
        message
        for locale in ("zh_CN", "en")
        for message, text in catalog(locale).items()
        if sorted(PLACEHOLDER.findall(message)) != sorted(PLACEHOLDER.findall(text))
    ]
    assert wrong == []


def test_message_ids_hold_no_chinese() -> None:
    """Message ids are the English texts."""
    assert sorted(message for message in messages() if HAN.search(message)) == []


@cache
def code_nodes() -> tuple[tuple[Path, ast.AST], ...]:
    """Every node of the code with its file."""
    files = [file for folder in CODE for file in sorted((ROOT / folder).rglob("*.py"))]
    return tuple(
        (path.relative_to(ROOT), node) for path in files for node in ast.walk(ast.parse(path.read_text("utf-8")))
    )


def is_message(node: ast.AST) -> bool:
    """Whether this is a call of ``_`` or ``_.ngettext``."""
    return isinstance(node, ast.Call) and ast.unparse(node.func) in {"_", "_.ngettext"}


def message_arguments(call: ast.Call) -> list[ast.expr]:
    """Arguments of a message that are texts; what it counts is none."""
    return call.args[:2] if isinstance(call.func, ast.Attribute) else call.args


def test_no_message_hides_in_a_formatted_text() -> None:
    """Inside an f-string the extraction finds no message, so the other tests would miss its Chinese text."""
    texts = [(path, node) for path, node in code_nodes() if isinstance(node, ast.JoinedStr)]
    assert [f"{path}:{text.lineno}" for path, text in texts if any(map(is_message, ast.walk(text)))] == []


def test_messages_are_literals() -> None:
    """A message that is put together at run time would never be extracted."""
    wrong = []
    for path, call in code_nodes():
        if not isinstance(call, ast.Call):
            continue
        # Babel finds messages by the names _ and ngettext alone.
        nameless = isinstance(call.func, ast.Call) and ast.unparse(call.func.func) == "translator"
        if nameless or (
            is_message(call) and not all(isinstance(each, ast.Constant) for each in message_arguments(call))
        ):
            wrong.append(f"{path}:{call.lineno}")
    assert wrong == []


def shape_of(content: Any) -> Any:
    """Keys of nested data; values and the lengths of texts are left out."""
    if isinstance(content, dict):
        return {key: shape_of(value) for key, value in content.items()}
    if isinstance(content, list):
        return [shape_of(value) for value in content]
    return None


@pytest.mark.parametrize(
    ("locator", "english"),
    [("第四章 第二节", "Ch. 4 Sec. 2"), ("五（二）2", "5 (2) 2"), ("第三章、专栏2、专栏3", "Ch. 3, Box 2, Box 3")],
)
def test_locators_in_english(locator: str, english: str) -> None:
    """Chapters, sections and items in English, in an English list."""
    assert locator_text(locator, "en") == english


def test_payloads_have_the_same_keys(boundaries: Boundaries) -> None:
    """The facts of both languages hold the same keys and lists of the same length."""
    entities = read_entities()
    chinese, english = (facts_payload(entities, boundaries, lang, read_settings()) for lang in ("zh", "en"))
    assert (chinese["lang"], english["lang"]) == ("zh", "en")
    assert shape_of(chinese) == shape_of(english)


def test_english_words_of_the_map_hold_no_chinese(boundaries: Boundaries) -> None:
    """An English map shows no Chinese word of the interface."""
    words = facts_payload(read_entities(), boundaries, "en", read_settings())["words"]
    assert [text for text in texts_of(words) if HAN.search(text)] == []


def texts_of(content: Any) -> list[str]:
    """Every text of nested data."""
    if isinstance(content, dict):
        return [text for value in content.values() for text in texts_of(value)]
    return [str(content)]


TABLES = sorted(path.stem for path in FACTS.glob("*.csv"))


@pytest.mark.parametrize("table", TABLES)
def test_english_cells_hold_no_chinese(table: str) -> None:
    """A cell of an English column holds no Chinese character."""
    wrong = [
        f"{table}.csv line {line}, column {column}: {cell}"
        for line, row in enumerate(read_rows(table), start=2)
        for column, cell in row.items()
        # Words quoted as the documents print them stay Chinese.
        if column.endswith("_en") and HAN.search(re.sub("「[^」]*」", "", cell))
    ]
    assert wrong == []


@pytest.mark.parametrize("table", TABLES)
def test_both_languages_are_filled(table: str) -> None:
    """A name is never empty, and a text in one language has its pair in the other."""
    wrong = []
    for line, row in enumerate(read_rows(table), start=2):
        for column in [name for name in row if name.endswith("_zh") and f"{name[:-3]}_en" in row]:
            filled = bool(row[column].strip()), bool(row[f"{column[:-3]}_en"].strip())
            if filled[0] != filled[1] or (column == "name_zh" and not filled[0]):
                wrong.append(f"{table}.csv line {line}, column {column}")
    assert wrong == []

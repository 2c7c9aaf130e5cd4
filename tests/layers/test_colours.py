"""Colours stand in one file, both themes name the same ones, and texts can be read on them."""

import json
import re
import tomllib
from itertools import pairwise
from typing import Any

import pytest

from layers.catalog.colours import style_variables
from tests.facts import ROOT

FOLDERS = ("geodata", "utils", "layers", "exports", "pages", "web")
HEX_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3,4})\b")
TEXT_CONTRAST = 4.5


def read_tokens() -> dict[str, Any]:
    """Colours by theme."""
    tokens: dict[str, Any] = json.loads((ROOT / "layers" / "catalog" / "tokens.json").read_text("utf-8"))
    return tokens


def colours(content: Any) -> set[str]:
    """Every colour of nested data."""
    if isinstance(content, dict | list):
        return set().union(*(colours(each) for each in (content.values() if isinstance(content, dict) else content)))
    return {str(content)}


def test_colours_stand_in_one_file() -> None:
    """No script and no style sheet writes a colour of its own."""
    found = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*"))]
    files = [path for path in found if "node_modules" not in path.parts]
    wrong = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in [*files, ROOT / "app.py"]
        if path.suffix in {".py", ".js", ".css"}
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1)
        if HEX_COLOUR.search(line)
    ]
    assert wrong == []


def test_tokens_are_colours() -> None:
    """Every token is ``#rrggbb``, and both themes name the same ones."""
    tokens = read_tokens()
    assert [each for each in colours(tokens) if not re.fullmatch(r"#[0-9A-Fa-f]{6}", each)] == []
    assert keys_of(tokens["light"]) == keys_of(tokens["dark"])


def keys_of(content: Any) -> Any:
    """Names of nested tokens, with the lengths of ramps."""
    if isinstance(content, dict):
        return {key: keys_of(value) for key, value in content.items()}
    return len(content) if isinstance(content, list) else ""


def theme_settings(theme: str) -> dict[str, Any]:
    """Settings of one theme as Streamlit reads them."""
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))
    settings: dict[str, Any] = config["theme"][theme]
    return settings


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_config_has_the_colours_of_the_tokens(theme: str) -> None:
    """Streamlit's theme takes ground, text, lines and charts from the tokens, and no other colour."""
    tokens, settings = read_tokens()[theme], theme_settings(theme)
    named = {
        "primaryColor": "streamlitPrimary", "backgroundColor": "bg", "secondaryBackgroundColor": "surface",
        "textColor": "text", "linkColor": "accent", "borderColor": "border", "dataframeBorderColor": "border",
        "dataframeHeaderBackgroundColor": "bg", "dataframeHeaderTextColor": "muted",
    }  # fmt: skip
    assert {name: settings[name] for name in named} == {name: tokens["ui"][token] for name, token in named.items()}
    assert settings["chartCategoricalColors"] == tokens["chart"]["categorical"]
    assert colours(settings) - colours(tokens) == set()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_style_sheet_names_known_colours(theme: str) -> None:
    """Every variable that the style sheet and the scripts use is defined, by the tokens or by themselves."""
    sources = [path.read_text("utf-8") for path in sorted((ROOT / "web" / "styles").glob("*.css"))]
    rooms = ("shared", "drawing", "map", "page", "documents")
    sources += [path.read_text("utf-8") for room in rooms for path in sorted((ROOT / "web" / room).rglob("*.js"))]
    used = {name for source in sources for name in re.findall(r"var\((--a-[\w-]+)", source)}
    own = {name for source in sources for name in re.findall(r"(--a-[\w-]+)[\"']?\s*[:,]", source)}
    light, dark = style_variables().split(":root[data-a-theme=dark]")
    defined = set(re.findall(r"(--a-[\w-]+):", light if theme == "light" else dark))
    assert used
    assert used - defined - own == set()


def luminance(colour: str) -> float:
    """Relative luminance of a colour as WCAG 2 defines it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return float(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2])


def contrast(first: str, second: str) -> float:
    """Contrast of two colours, 1 to 21."""
    low, high = sorted(luminance(each) for each in (first, second))
    return (high + 0.05) / (low + 0.05)


def test_contrast_of_known_pairs() -> None:
    """Black on white is 21; #767676 is the lightest grey that stands 4.5 on white."""
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") >= TEXT_CONTRAST > contrast("#777777", "#FFFFFF")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["bg", "surface"])
@pytest.mark.parametrize("text", ["text", "muted"])
def test_texts_can_be_read(theme: str, ground: str, text: str) -> None:
    """Text and muted text have a contrast of at least 4.5 on every ground they stand on."""
    ui = read_tokens()[theme]["ui"]
    assert contrast(ui[text], ui[ground]) >= TEXT_CONTRAST


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_chips_can_be_read(theme: str) -> None:
    """The words of a status have a contrast of at least 4.5 on its own ground."""
    pairs = read_tokens()[theme]["status"]
    assert {name: pair for name, pair in pairs.items() if contrast(*pair) < TEXT_CONTRAST} == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_choropleth_runs_one_way(theme: str) -> None:
    """The classes of a choropleth grow steadily darker, or lighter on a dark ground."""
    steps = [luminance(colour) for colour in read_tokens()[theme]["chart"]["choropleth"]]
    rising = [first < second for first, second in pairwise(steps)]
    assert set(rising) == {theme == "dark"}

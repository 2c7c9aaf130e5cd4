"""Pictures and prints: SVG of plain attributes, PNG at 300 dots an inch, nothing cut, hostile words as letters."""

import io
import re
import unicodedata
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from fontTools.ttLib import TTFont
from PIL import Image

from exports.print_layout.poster import FORMATS, Paper, poster_png, poster_svg
from exports.print_layout.poster_figure import Figure, figure_svg
from exports.shared.fonts import cjk_family, missing_font_message, subset_font
from geodata.visible_text import visible
from tests.decks import HOSTILE, LETTERS, TARGETS, TRANSPORT, edition, hostile_slide, real_chart, real_deck, real_plates
from utils.drawing.clip_paths import path_area, shown_mark
from utils.drawing.display_list import PathItem, Picture, TextItem
from utils.drawing.picture_svg import picture_svg
from utils.drawing.text_metrics import NOT_FIRST, text_width, wrapped

SVG = "{http://www.w3.org/2000/svg}"
# The only attributes that a picture needs.
PLAIN = re.compile(
    r"(x|y|d|id|width|height|viewBox|fill|fill-opacity|fill-rule|stroke(-\w+)?|font-(size|weight|style|family)|"
    r"text-anchor|paint-order|clip-path|clip-rule|data-feature)"
)


@pytest.fixture(scope="module", params=["zh", "en"])
def lang(request: pytest.FixtureRequest) -> str:
    """Both languages."""
    return str(request.param)


def print_of(lang: str, place: int, paper: Paper = "a4") -> str:
    """Print of a slide of the real deck."""
    slide = real_deck(lang).slides[place]
    chart = real_chart(lang) if place == TARGETS else None
    return poster_svg(slide, real_plates(lang).get(place), chart, paper, edition(lang))


def lines_of(svg: str) -> list[ET.Element]:
    """Texts of a print itself, without those inside its map and samples."""
    page = next(child for child in ET.fromstring(svg) if child.tag == f"{SVG}g")  # noqa: S314 (our own text)
    return [child for child in page if child.tag == f"{SVG}text"]


def test_picture_is_plain_svg() -> None:
    """Presentation attributes alone: no style, no script, no link; every word is a text, every feature has its id."""
    plate = real_plates("zh")[TRANSPORT]
    root = ET.fromstring(picture_svg(plate.picture, "图"))  # noqa: S314 (our own text)
    tags = {each.tag.removeprefix(SVG) for each in root.iter()}
    assert tags <= {"svg", "g", "path", "text", "rect", "defs", "clipPath", "title"}
    names = {name for each in root.iter() for name in each.attrib}
    assert [name for name in names if not PLAIN.fullmatch(name)] == []
    words = [item.text for item in plate.picture.items if isinstance(item, TextItem)]
    assert [each.text for each in root.iter(f"{SVG}text")] == words
    features = {each.get("data-feature") for each in root.iter()}
    assert set(plate.drawn["regions"]) | set(plate.drawn["lines"]) <= features


def test_word_stands_where_it_is_drawn() -> None:
    """The baseline lies 0.88 of the size below the top; the halo is painted beneath."""
    word = TextItem("", "字", 10, 20, 10, 600, "#000000", halo="#ffffff")
    (text,) = ET.fromstring(picture_svg(Picture(50, 50, (word,)))).iter(f"{SVG}text")  # noqa: S314 (our own text)
    assert (text.get("x"), text.get("y"), text.get("paint-order")) == ("10", "28.8", "stroke")
    assert text.get("text-anchor") == "middle"


def test_marks_end_at_the_edge() -> None:
    """A square of 20 around a corner leaves 10 by 10; a broad stroke over an edge becomes what is seen of it."""
    square = PathItem("", "fill", "M-10 -10L10 -10L10 10L-10 10Z", "#000000")
    mark, chains = shown_mark(square, 100, 100)
    assert (mark.kind, round(path_area(chains).area, 6)) == ("fill", 100)
    holed = PathItem(
        "", "fill", "M10 10L50 10L50 50L10 50ZM20 20L30 20L30 30L20 30Z", "#000000", clip="M0 0L25 0L25 99L0 99Z"
    )
    assert round(path_area(shown_mark(holed, 100, 100)[1]).area, 6) == 15 * 40 - 5 * 10
    band = PathItem("", "stroke", "M-50 50L50 50", "#000000", width=20)
    mark, chains = shown_mark(band, 100, 100)
    assert (mark.kind, round(path_area(chains).area, 6)) == ("fill", 50 * 20)


def test_print_holds_everything(lang: str) -> None:
    """Title, sentences, legend, clauses, precision, approval number, date and link stand on the print."""
    slide, plate = real_deck(lang).slides[TRANSPORT], real_plates(lang)[TRANSPORT]
    root = ET.fromstring(print_of(lang, TRANSPORT))  # noqa: S314 (our own text)
    text = "".join("".join(each.itertext()) for each in root.iter(f"{SVG}text")).replace(" ", "")
    parts = [
        slide.title, *slide.body, plate.precision, slide.strip, slide.source, edition(lang).link(slide.link),
        edition(lang).date, plate.scale_text, plate.north, *(key.text for key in plate.legend),
        *(each.clause for each in slide.evidence), *(each.printed for each in slide.evidence),
    ]  # fmt: skip
    assert [part for part in parts if part.replace(" ", "") not in text] == []


@pytest.mark.parametrize("paper", ["a4", "a3"])
@pytest.mark.parametrize("place", [TRANSPORT, TARGETS])
def test_print_cuts_and_covers_nothing(lang: str, place: int, paper: Paper) -> None:
    """Every line of the print lies on the page, and no two lines of a column lie on each other."""
    form = FORMATS[paper]
    columns: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for line in lines_of(print_of(lang, place, paper)):
        x, y, size = (float(line.get(name, "0")) for name in ("x", "y", "font-size"))
        width = text_width(line.text or "", size, int(line.get("font-weight", "400")))
        anchor = line.get("text-anchor", "start")
        left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        assert 0 <= left <= left + width <= form.width, line.text
        assert size <= y <= form.height, line.text
        columns.setdefault((line.get("x", ""), anchor), []).append((y, size))
    for lines in columns.values():
        assert all(low - high >= size * 0.99 for (high, _), (low, size) in pairwise(sorted(lines)))


@pytest.mark.parametrize(("paper", "size"), [("a4", (3508, 2480)), ("a3", (4961, 3508))])
def test_png_has_300_dots_an_inch(paper: Paper, size: tuple[int, int]) -> None:
    """As wide as the paper in inches times 300, and not blank."""
    image = Image.open(io.BytesIO(poster_png(print_of("zh", TRANSPORT, paper), paper)))
    assert image.size == size
    assert image.size == tuple(round(side / 25.4 * 300) for side in FORMATS[paper].paper)
    assert len(image.convert("RGB").resize((200, 140)).getcolors(40_000) or ()) > 500


def test_hostile_words_stay_letters() -> None:
    """Nothing of them becomes an element; what XML forbids is shown as U+FFFD."""
    slide = hostile_slide()
    root = ET.fromstring(poster_svg(slide, real_plates("zh")[TRANSPORT], None, "a4", edition("zh")))  # noqa: S314 (our own)
    assert not {"script", "img", "style", "a"} & {each.tag.removeprefix(SVG) for each in root.iter()}
    text = "".join("".join(each.itertext()) for each in root.iter(f"{SVG}text"))
    squeezed = "".join(text.split())
    assert [each for each in HOSTILE if "".join(visible(each).split()) not in squeezed] == []
    figure = figure_svg(Figure(rows=slide.rows), (400, 400), edition("zh"))
    assert "".join(visible(LETTERS[-1]).split()) in "".join("".join(ET.fromstring(figure).itertext()).split())  # noqa: S314


def test_lines_fit_and_keep_every_letter() -> None:
    """Wrapped lines are no wider than asked, none begins with a closing mark, and nothing is lost."""
    texts = (
        "规划范围168平方公里，涉及江北区、南岸区（示意范围，非法定边界）。",
        "Schematic extent, not statutory: 1,234 km² of 5.",
        "W" * 90,
    )
    for text in texts:
        for width in (30.0, 71.0, 200.0):
            lines = wrapped(text, 10, width)
            assert "".join("".join(lines).split()) == "".join(text.split())
            assert all(text_width(line, 10) <= max(width, 30) for line in lines)
            assert not [line for line in lines[1:] if line[0] in NOT_FIRST and unicodedata.category(line[0]) != "Pd"]


def test_typeface_is_cut_to_its_letters() -> None:
    """The cut holds the letters asked for and no other; without a Chinese face the words name a package."""
    assert cjk_family()
    cut = subset_font("重庆都市圈 Atlas", 400)
    assert cut is not None
    with TTFont(io.BytesIO(cut)) as font:
        assert font.flavor == "woff2"
        assert set(map(chr, font.getBestCmap())) == set("重庆都市圈 Atlas")
    assert len(cut) < 20_000
    assert "fonts-noto-cjk" in missing_font_message("zh")
    assert "fonts-noto-cjk" in missing_font_message("en")

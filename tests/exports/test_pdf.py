"""Handouts and sheets: tagged PDF, one page each, Chinese that can be searched, hostile words as letters."""

import io
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from exports.factsheets.model import Part, Sheet
from exports.factsheets.sheet_map import sheet_picture
from exports.factsheets.sheet_pdf import sheets_pdf
from exports.print_layout.handout_pdf import figure_size, handout_pdf
from exports.print_layout.poster_figure import Figure, figure_svg
from geodata.visible_text import visible
from layers.catalog.highlight import Highlight
from tests.decks import (
    HOSTILE,
    LETTERS,
    ORIGIN,
    TARGETS,
    TRANSPORT,
    edition,
    hostile_deck,
    real_chart,
    real_deck,
    real_plates,
)
from tests.facts import read_rows
from tests.pdf import pages_of, squeezed

SHOWN = 45


@cache
def handout(lang: str) -> bytes:
    """Handout of the real deck."""
    figures = {place: Figure(plate) for place, plate in real_plates(lang).items()}
    figures[TARGETS] = Figure(chart=real_chart(lang))
    svgs = {place: figure_svg(figure, figure_size("a4"), edition(lang)) for place, figure in figures.items()}
    return handout_pdf(real_deck(lang), svgs, "a4", edition(lang))


def tags_of(content: bytes) -> list[str]:
    """Roles of the structure of a PDF, in order."""
    root: Any = PdfReader(io.BytesIO(content)).trailer["/Root"]
    roles: list[str] = []

    def walk(node: Any) -> None:
        node = node.get_object() if hasattr(node, "get_object") else node
        if isinstance(node, list):
            for each in node:
                walk(each)
        elif isinstance(node, dict):
            if "/S" in node:
                roles.append(str(node["/S"]))
            walk(node.get("/K", []))

    walk(root["/StructTreeRoot"])
    return roles


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_handout_has_a_page_a_slide(lang: str, tmp_path: Path) -> None:
    """Title, sentences, notes, rows, clauses, approval number and link of every slide can be selected on its page."""
    pages, slides = pages_of(handout(lang), tmp_path), real_deck(lang).slides
    assert len(pages) == len(slides)
    for page, slide in zip(pages, slides, strict=True):
        parts = [slide.title, *slide.body, *slide.notes.split("\n"), slide.strip, ORIGIN + slide.link, slide.source]
        parts += [each for row in slide.rows for each in (row.label, row.value, row.clause)]
        parts += [each for said in slide.evidence for each in (said.clause, said.printed)]
        assert [part for part in parts if squeezed(part) not in page] == [], slide.title
    assert squeezed(real_plates(lang)[TRANSPORT].legend[0].text) in pages[TRANSPORT]
    names = {row[f"name_{lang}"] for row in read_rows("targets")}
    assert sum(squeezed(name) in pages[TARGETS] for name in names) > 9


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_handout_is_tagged(lang: str) -> None:
    """Language, title, headings, tables and pictures with words of their own; every clause leads to its page."""
    reader = PdfReader(io.BytesIO(handout(lang)))
    root: Any = reader.trailer["/Root"]
    assert str(root["/Lang"]).startswith(lang)
    assert root["/MarkInfo"]["/Marked"]
    assert reader.metadata is not None
    assert reader.metadata.title == real_deck(lang).title
    tags, slides = tags_of(handout(lang)), real_deck(lang).slides
    assert tags.count("/H1") == len(slides)
    assert tags.count("/Table") == sum(bool(slide.rows) for slide in slides)
    assert tags.count("/Figure") >= 3
    links = {str(note["/A"]["/URI"]) for page in reader.pages for note in page.get("/Annots", []) if "/A" in note}
    assert {ORIGIN + each.address for slide in slides for each in slide.evidence} <= links


def test_handout_of_a3() -> None:
    """Upright, twice the paper."""
    page = PdfReader(io.BytesIO(handout_pdf(real_deck("zh"), {}, "a3", edition("zh")))).pages[0]
    assert [round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] == [297, 420]


def test_hostile_words_stay_letters(tmp_path: Path) -> None:
    """Code of the typesetter, formulas and markup are set as typed, and lead nowhere."""
    content = handout_pdf(hostile_deck(), {}, "a4", edition("zh"))
    page = pages_of(content, tmp_path)[1]
    assert [
        each for each in HOSTILE if squeezed(visible(each)).replace("\ufffd", "") not in page.replace("\ufffd", "")
    ] == []
    notes = [note for each in PdfReader(io.BytesIO(content)).pages for note in each.get("/Annots", [])]
    assert [note for note in notes if not str(note["/A"]["/URI"]).startswith(ORIGIN)] == []
    sheet = Sheet(LETTERS[0], LETTERS[1], [(LETTERS[2], LETTERS[3])], [Part(LETTERS[3], [(LETTERS[4], LETTERS[2])], 1)])
    text = pages_of(sheets_pdf([sheet], "a4", edition("zh")), tmp_path)[0]
    assert [each for each in LETTERS[:5] if squeezed(each) not in text] == []


def long_sheet(lang: str) -> Sheet:
    """Sheet of every project: far more than a page holds."""
    # An aside in letters: digits would run into the count of the rows that are left out.
    rows = [(row[f"name_{lang}"], row["mode"]) for row in read_rows("places")]
    few = [(row[f"name_{lang}"], "") for row in read_rows("regions")[:SHOWN]]
    return Sheet(
        "渝北区", "测试", [("项目", "12")], [Part("项目", rows, len(rows)), Part("区市", few, len(few))], source="37号"
    )


@pytest.mark.parametrize(("lang", "more"), [("zh", r"其余(\d+)项见图集页面"), ("en", r"(\d+)moreonthepageoftheatlas")])
def test_sheet_fits_a_page(lang: str, more: str, tmp_path: Path) -> None:
    """What has no room is counted: rows that are printed and those that are left out make all of them."""
    sheet = long_sheet(lang)
    (page,) = pages_of(sheets_pdf([sheet], "a4", edition(lang)), tmp_path)
    left = [int(n) for n in re.findall(more, page)]
    assert len(left) == 1
    printed = [text for text, _aside in sheet.parts[0].rows[: len(sheet.parts[0].rows) - left[0]]]
    assert len(printed) > 60
    assert [text for text in printed if squeezed(text) not in page] == []
    assert [text for text, _aside in sheet.parts[1].rows if squeezed(text) not in page] == []


def test_sheets_follow_each_other(tmp_path: Path) -> None:
    """One page a sheet, upright A4, with headings, approval number and a picture in colours of its own."""
    drawing = sheet_picture(Highlight(("yuzhong",), (), ("yuzhong",)), "渝中区", "zh")
    sheets = [Sheet(name, "", [], [], picture=drawing) for name in ("渝中区", "大渡口区", "江北区")]
    content = sheets_pdf(sheets, "a4", edition("zh"))
    pages = pages_of(content, tmp_path)
    assert [sheet.title in page for sheet, page in zip(sheets, pages, strict=True)] == [True] * 3
    assert all("审图号" in page for page in pages)
    assert tags_of(content).count("/H1") == 3
    sizes = {
        tuple(round(float(side) / 72 * 25.4) for side in page.mediabox[2:])
        for page in PdfReader(io.BytesIO(content)).pages
    }
    assert sizes == {(210, 297)}

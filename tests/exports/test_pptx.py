"""Presentations: read back by python-pptx, and opened by LibreOffice."""

import io
import re
import subprocess
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE

from exports.pptx.presentation import presentation_pptx
from exports.print_layout.typst_engine import page_png
from geodata.visible_text import visible
from tests.decks import (
    HOSTILE,
    ORIGIN,
    RESIDENTS,
    SUPPORT,
    TARGETS,
    TRANSPORT,
    UNITS,
    edition,
    hostile_deck,
    program,
    real_deck,
    real_plates,
)
from tests.facts import read_rows, split
from utils.drawing.display_list import PathItem
from utils.drawing.picture_svg import picture_svg

SIGNS = {">=": "≥", ">": "＞", "<=": "≤", "<": "＜", "=": "=", "~": "约"}
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@cache
def written(lang: str) -> bytes:
    """The real deck as a file."""
    return presentation_pptx(real_deck(lang), real_plates(lang), {}, edition(lang))


@cache
def read(lang: str) -> Any:
    """The real deck read back."""
    return Presentation(io.BytesIO(written(lang)))


def shapes_of(shapes: Any) -> Iterator[Any]:
    """Shapes of a slide, those of groups too."""
    for shape in shapes:
        yield shape
        if shape.shape_type is not None and shape.shape_type == 6:
            yield from shapes_of(shape.shapes)


def chart_of(lang: str, place: int) -> Any:
    """The one chart of a slide."""
    (chart,) = [shape.chart for shape in read(lang).slides[place].shapes if shape.has_chart]
    return chart


def labels_of(series: Any) -> list[str]:
    """Words of the labels of a series."""
    return ["".join(each.itertext()) for each in series._element.iter(f"{DRAWING}t")]  # noqa: SLF001 (labels as written)


def test_slides_are_broad_with_real_titles() -> None:
    """16:9; each title stands in its placeholder, the words of the speaker in the notes."""
    for lang in ("zh", "en"):
        prs, deck = read(lang), real_deck(lang)
        assert (prs.slide_width, prs.slide_height) == (12_192_000, 6_858_000)
        assert [slide.shapes.title.text_frame.text for slide in prs.slides] == [each.title for each in deck.slides]
        for slide, content in zip(prs.slides, deck.slides, strict=True):
            notes = slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""
            assert notes == content.notes
        assert prs.core_properties.title == deck.title
        assert "Canny" not in prs.core_properties.author + prs.core_properties.last_modified_by


def test_chart_of_targets_holds_the_records() -> None:
    """Marks without bars; values, names and comparators are those of targets.csv."""
    chart = chart_of("zh", TARGETS)
    assert chart.chart_type == XL_CHART_TYPE.LINE_MARKERS
    plot, rows = chart.plots[0], read_rows("targets")
    labels = labels_of(plot.series[0])
    assert len(plot.categories) == len(labels) > 10
    for name, value, label in zip(plot.categories, plot.series[0].values, labels, strict=True):
        found = [row for row in rows if row["name_zh"] == name and row["unit"] == "%" and row["value"]]
        figures = {
            f"{SIGNS[row['comparator']]} {float(row['value']):g} %" for row in found if float(row["value"]) == value
        }
        assert label in figures, name
    assert chart.value_axis.minimum_scale == 0


def test_chart_of_units_holds_the_records() -> None:
    """Bars side by side; the tasks that name a unit are counted anew in tasks.csv."""
    chart = chart_of("zh", UNITS)
    assert chart.chart_type == XL_CHART_TYPE.BAR_CLUSTERED
    names = {row["name_zh"]: row["unit_id"] for row in read_rows("units")}
    tasks = read_rows("tasks")
    roles = ("lead_unit_ids", "support_unit_ids", "listed_unit_ids")
    for i, name in enumerate(chart.plots[0].categories):
        counts = [sum(names[name] in split(task[role]) for task in tasks) for role in roles]
        assert [series.values[i] for series in chart.plots[0].series] == counts, name


def test_chart_of_regions_holds_the_census() -> None:
    """Residents of 2020 in ten thousand from regions.csv, largest first."""
    plot = chart_of("zh", RESIDENTS).plots[0]
    people = {row["short_zh"]: int(row["population_2020"]) for row in read_rows("regions")}
    assert len(plot.categories) == len(people) == 22
    values = dict(zip(plot.categories, plot.series[0].values, strict=True))
    assert [name for name, value in values.items() if abs(value * 10_000 - people[name]) > 5] == []
    assert list(plot.series[0].values) == sorted(plot.series[0].values, reverse=True)


def test_tables_are_native() -> None:
    """Each of the 27 measures stands in a row of a table, with its clause."""
    tables = [shape.table for shape in read("zh").slides[SUPPORT].shapes if shape.has_table]
    cells = [[cell.text_frame.text for cell in row.cells] for table in tables for row in list(table.rows)[1:]]
    assert [row[0] for row in cells] == [row["title_zh"] for row in read_rows("measures")]
    assert all("81号" in row[2] for row in cells)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_map_is_shapes_with_names(lang: str) -> None:
    """Every drawn feature is a shape or a group by the name that the map gives it, in its colour."""
    plate = real_plates(lang)[TRANSPORT]
    shapes = list(shapes_of(read(lang).slides[TRANSPORT].shapes))
    names = {shape.name for shape in shapes}
    drawn = {item.feature for item in plate.picture.items if item.feature}
    assert {plate.names[each] for each in drawn if each in plate.names} <= names
    fills = {
        item.feature: item.color.lstrip("#").upper()
        for item in plate.picture.items
        if isinstance(item, PathItem) and item.kind == "fill" and item.feature in plate.drawn["regions"]
    }
    colours = {
        shape.name: shape.fill.fore_color.rgb for shape in shapes if shape.shape_type == 5 and shape.fill.type == 1
    }
    assert len(fills) == 22
    assert {region: str(colours[plate.names[region]]) for region in fills} == fills


def test_numbers_of_shapes_are_their_own() -> None:
    """No two shapes of a slide share a number, and the slide's format is named by its size alone."""
    for text in parts_of(written("zh"), r"ppt/slides/slide\d+\.xml").values():
        numbers = re.findall(r'<p:cNvPr id="(\d+)"', text)
        assert len(numbers) == len(set(numbers)) > 3
    (presentation,) = parts_of(written("zh"), r"ppt/presentation\.xml").values()
    assert '<p:sldSz cx="12192000" cy="6858000"/>' in presentation


def test_everything_lies_on_the_slide() -> None:
    """No shape of a slide leaves it; words of the map may lean over the edge of their field alone."""
    for lang in ("zh", "en"):
        prs = read(lang)
        for slide in prs.slides:
            for shape in slide.shapes:
                assert shape.left >= 0, shape.name
                assert shape.top >= 0, shape.name
                assert shape.left + shape.width <= prs.slide_width + 9525, shape.name
                assert shape.top + shape.height <= prs.slide_height + 9525, shape.name


def test_map_slides_say_what_they_rest_on() -> None:
    """Legend, scale, source, clause with its link, precision, approval number, date and link."""
    slide, plate = real_deck("zh").slides[TRANSPORT], real_plates("zh")[TRANSPORT]
    shapes = list(shapes_of(read("zh").slides[TRANSPORT].shapes))
    text = "\n".join(shape.text_frame.text for shape in shapes if shape.has_text_frame)
    parts = [slide.source, slide.strip, plate.precision, plate.scale_text, edition("zh").date, ORIGIN + slide.link]
    assert [part for part in [*parts, *(each.clause for each in slide.evidence)] if part not in text] == []
    assert {"图例", "比例尺", "地图"} <= {shape.name for shape in shapes}
    links = {
        run.hyperlink.address
        for shape in shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
    }
    assert {ORIGIN + each.address for each in slide.evidence} | {ORIGIN + slide.link} <= links


def parts_of(content: bytes, pattern: str) -> dict[str, str]:
    """XML parts of a file whose name matches."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        assert len(file.namelist()) == len(set(file.namelist()))
        return {name: file.read(name).decode() for name in file.namelist() if re.fullmatch(pattern, name)}


def test_typefaces_and_colours_are_those_of_the_theme() -> None:
    """The theme names a Chinese face; no run names one of its own, and each names its language."""
    themes = parts_of(written("zh"), r"ppt/theme/theme\d+\.xml")
    assert len(themes) == 2
    for theme in themes.values():
        assert theme.count('<a:ea typeface="Microsoft YaHei"/>') == 2
        assert theme.count('<a:font script="Hans" typeface="Microsoft YaHei"/>') == 2
        accents = re.findall(r'<a:accent\d><a:srgbClr val="(\w{6})"', theme)
        assert accents == [color.lstrip("#") for color in edition("zh").theme.chart["categorical"][:6]]
    for lang, tag in (("zh", "zh-CN"), ("en", "en-US")):
        slides = parts_of(written(lang), r"ppt/slides/slide\d+\.xml")
        assert [name for name, text in slides.items() if re.search(r"<a:(latin|ea|cs) ", text)] == []
        runs = [run for text in slides.values() for run in re.findall(r"<a:rPr[^>]*>", text)]
        assert len(runs) > 100
        assert [run for run in runs if "lang=" not in run] == []
        assert sum(f'lang="{tag}"' in run for run in runs) > len(runs) / 2


def test_map_as_a_picture() -> None:
    """By choice the map is one picture; legend and scale stay shapes."""
    picture = real_plates("zh")[TRANSPORT].picture
    png = page_png(picture_svg(picture), (picture.width / 4, picture.height / 4), 150)
    deck = presentation_pptx(real_deck("zh"), real_plates("zh"), {TRANSPORT: png}, edition("zh"))
    shapes = list(Presentation(io.BytesIO(deck)).slides[TRANSPORT].shapes)
    (shape,) = [each for each in shapes if each.shape_type == 13]
    assert shape.image.blob == png
    assert abs(shape.width / shape.height - picture.width / picture.height) < 0.01
    assert {"图例", "比例尺"} <= {each.name for each in shapes}


def test_hostile_words_stay_letters() -> None:
    """They are read back as typed, lead nowhere and break no part of the file."""
    content = presentation_pptx(hostile_deck(), {1: real_plates("zh")[TRANSPORT]}, {}, edition("zh"))
    prs = Presentation(io.BytesIO(content))
    for slide in prs.slides:
        text = "".join(shape.text_frame.text for shape in shapes_of(slide.shapes) if shape.has_text_frame)
        squeezed = "".join(text.split())
        assert [each for each in HOSTILE if "".join(visible(each).split()) not in squeezed] == []
        links = [each.target_ref for each in slide.part.rels.values() if each.is_external]
        assert [link for link in links if not link.startswith(f"{ORIGIN}/")] == []


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of both decks as PDF, as LibreOffice draws them."""
    office, folder = program("soffice", "libreoffice-impress"), tmp_path_factory.mktemp("office")
    for lang in ("zh", "en"):
        (folder / f"{lang}.pptx").write_bytes(written(lang))
    command = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
    files = [str(folder / f"{lang}.pptx") for lang in ("zh", "en")]
    subprocess.run([*command, "--outdir", str(folder), *files], check=True, capture_output=True, timeout=240)
    return folder


@pytest.mark.serving
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_office_opens_every_slide(lang: str, opened: Path) -> None:
    """One page a slide, each with its title and its picture."""
    pdf = str(opened / f"{lang}.pdf")
    text = subprocess.run([program("pdftotext", "poppler-utils"), pdf, "-"], check=True, capture_output=True)
    pages = text.stdout.decode().split("\f")[:-1]
    slides = real_deck(lang).slides
    assert len(pages) == len(slides)
    missing = [
        s.title for s, page in zip(slides, pages, strict=True) if "".join(s.title.split()) not in "".join(page.split())
    ]
    assert missing == []
    command = [program("pdftoppm", "poppler-utils"), "-r", "30", "-png", pdf, str(opened / lang)]
    subprocess.run(command, check=True, capture_output=True)
    for path in sorted(opened.glob(f"{lang}-*.png")):
        with Image.open(path) as image:
            shades = image.convert("L").histogram()
        share = sum(shades[:128]) / sum(shades)
        assert 0.002 < share < 0.5, path.name

"""A layer of the user's own: read by the browser alone, drawn beside the records and marked as unchecked."""

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open, Visit
from tests.browser.test_map import count_reruns, sent

MANY = 20_000


def point(lon: float, lat: float, **properties: object) -> dict[str, Any]:
    """A point feature."""
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Point", "coordinates": [lon, lat]}}


def collection(*features: object, **more: object) -> str:
    """Text of a feature collection."""
    return json.dumps({"type": "FeatureCollection", **more, "features": features})


def shape(kind: str, x: float, y: float) -> list[Any]:
    """Coordinates of a small geometry at a place."""
    ring = [[x, y], [x + 0.01, y], [x, y + 0.01], [x, y]]
    shapes: dict[str, list[Any]] = {"Point": [x, y], "LineString": ring[:2], "Polygon": [ring]}
    return shapes[kind]


def open_file(visit: Open, folder: Path, text: str, name: str = "own.geojson") -> Visit:
    """The overview with a file opened as an own layer."""
    file = folder / name
    file.write_text(text, "utf-8")
    seen = visit("/")
    count_reruns(seen)
    seen.page.set_input_files(".a-own-file", file)
    return seen


def test_points_are_drawn_named_and_told_apart(visit: Open, tmp_path: Path) -> None:
    """The map turns to the points; the legend, the tree and the tooltip say that the file is unchecked."""
    seen = open_file(visit, tmp_path, collection(point(106.5, 29.5, name="甲点", height=7), point(106.52, 29.5)))
    seen.page.wait_for_selector('.a-atlas[data-own="2"]')
    expect(seen.page.locator(".a-legend")).to_contain_text("own.geojson · 自有文件，未经核对")
    at = seen.state("(() => { const p = view.map.latLngToContainerPoint([29.5, 106.5]); return [p.x, p.y]; })()")
    box = seen.page.locator(".a-map").bounding_box()
    assert box
    seen.page.mouse.move(box["x"] + at[0] + 2, box["y"] + at[1])
    expect(seen.page.locator(".a-tip")).to_contain_text("甲点")
    expect(seen.page.locator(".a-tip")).to_contain_text("height: 7")
    expect(seen.page.locator(".a-tip")).to_contain_text("未经核对")
    assert sent(seen) == 0
    assert seen.outside + seen.errors == []


def test_layer_can_be_hidden_and_removed(visit: Open, tmp_path: Path) -> None:
    """The box hides it, the button takes it away, and a change of page keeps it."""
    seen = open_file(visit, tmp_path, collection(point(106.5, 29.5)))
    seen.page.wait_for_selector('.a-atlas[data-own="1"]')
    seen.page.get_by_role("link", name="交通", exact=True).click()
    seen.page.wait_for_selector('.a-atlas[data-view="transport"][data-own="1"]')
    seen.page.get_by_role("button", name="图层").click()
    seen.page.locator(".a-own-row input").uncheck()
    seen.page.wait_for_selector('.a-atlas[data-own="0"]')
    expect(seen.page.locator(".a-legend")).not_to_contain_text("own.geojson")
    seen.page.locator(".a-own-row").get_by_role("button", name="移除").click()
    expect(seen.page.locator(".a-own-row")).to_have_count(0)


@pytest.mark.parametrize("kind", ["Point", "LineString", "Polygon"])
def test_crowds_are_drawn(visit: Open, tmp_path: Path, kind: str) -> None:
    """Twenty thousand features leave their colour on the map; none is refused."""
    places = ((106 + 0.005 * (i % 200), 29 + 0.01 * (i // 200)) for i in range(MANY))
    features = [
        {"type": "Feature", "properties": {}, "geometry": {"type": kind, "coordinates": shape(kind, *place)}}
        for place in places
    ]
    seen = open_file(visit, tmp_path, collection(*features))
    seen.page.wait_for_selector(f'.a-atlas[data-own="{MANY}"]')
    inked = """(() => { const canvas = view.ownPicture._container;
      const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
      let count = 0; for (let i = 3; i < data.length; i += 4) count += data[i] > 200; return count; })()"""
    assert seen.state(inked) > MANY
    assert seen.errors == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{not json", ("own.geojson", "不是 JSON", "RFC 7946")),
        ('{"a": 1}', ("own.geojson", "FeatureCollection")),
        (collection(), ("没有可绘制的内容",)),
        (collection(point(29.5, 106.5)), ("第 1 个要素", "29.5")),
        (collection(point(3_270_000, 640_000)), ("第 1 个要素", "3270000")),
        (collection(point(2.35, 48.85)), ("不在本图范围内",)),
        (collection(point(106, 29), crs={"type": "name", "properties": {"name": "EPSG:3857"}}), ("EPSG:3857",)),
        (collection({"type": "Feature", "properties": None, "geometry": None}), ("第 1 个要素", "几何")),
    ],
)
def test_bad_file_is_refused_by_name_and_remedy(visit: Open, tmp_path: Path, text: str, words: tuple[str, ...]) -> None:
    """What is wrong is said with its place; the map goes on as it was."""
    seen = open_file(visit, tmp_path, text)
    seen.page.get_by_role("button", name="图层").click()
    fault = seen.page.locator(".a-own .a-fault")
    for word in words:
        expect(fault).to_contain_text(word)
    expect(seen.page.locator(".a-own-row")).to_have_count(0)
    assert seen.state("view.marks.points.length") > 0
    assert seen.errors == []


def test_one_bad_feature_leaves_the_others(visit: Open, tmp_path: Path) -> None:
    """The good ones are drawn, and the first bad one is named with its number."""
    bad = point(200, 29)
    seen = open_file(visit, tmp_path, collection(point(106.4, 29.4), bad, point(106.5, 29.5)))
    seen.page.wait_for_selector('.a-atlas[data-own="2"]')
    seen.page.get_by_role("button", name="图层").click()
    expect(seen.page.locator(".a-own [role=status]")).to_contain_text("略去 1 个：第 2 个要素")


def test_hostile_text_of_a_file_is_letters(visit: Open, tmp_path: Path) -> None:
    """Markup and turned letters in names and properties are shown and never run."""
    name = '<img src=x onerror="window.ran=1"> {{ 7*7 }} \u202egnp'
    seen = open_file(
        visit, tmp_path, collection(point(106.5, 29.5, name=name, **{"<b>k</b>": "${7*7}"})), "a<b>.geojson"
    )
    seen.page.wait_for_selector('.a-atlas[data-own="1"]')
    at = seen.state("(() => { const p = view.map.latLngToContainerPoint([29.5, 106.5]); return [p.x, p.y]; })()")
    box = seen.page.locator(".a-map").bounding_box()
    assert box
    seen.page.mouse.move(box["x"] + at[0] + 2, box["y"] + at[1])
    tip = seen.page.locator(".a-tip")
    expect(tip).to_contain_text("<img src=x onerror")
    expect(tip).to_contain_text("{{ 7*7 }} \ufffdgnp")
    expect(tip).to_contain_text("<b>k</b>: ${7*7}")
    expect(seen.page.locator(".a-legend")).to_contain_text("a<b>.geojson")
    assert seen.page.evaluate("window.ran === undefined && !document.querySelector('.a-atlas img')")

"""Still pictures: what the engine draws is what the tables say, feature by feature and colour by colour."""

import json

import pandas as pd
import pytest

from geodata.courses.routes import straight_routes
from layers.catalog.colours import read_tokens
from layers.views.static_map import open_engine, static_chart, static_map
from tests.facts import read_rows
from utils.config.facts import current_facts
from utils.drawing.display_list import PathItem, StaticMap, TextItem
from utils.stories.slides import Chart, ChartRow, MapView

LIGHT = read_tokens()["light"]
BREAKS = (60, 85, 120, 150)


def fills(plate: StaticMap, feature: str) -> list[str]:
    """Colours that a feature is filled with, from below."""
    marks = [item for item in plate.picture.items if isinstance(item, PathItem)]
    return [mark.color for mark in marks if mark.feature == feature and mark.kind == "fill"]


def strokes(plate: StaticMap, feature: str) -> list[PathItem]:
    """Strokes of a feature, from below."""
    marks = [item for item in plate.picture.items if isinstance(item, PathItem)]
    return [mark for mark in marks if mark.feature == feature and mark.kind == "stroke"]


@pytest.fixture(scope="module")
def population() -> StaticMap:
    """The overview filled by population."""
    return static_map(MapView("overview", "indicator=population"), "zh")


def test_regions_have_the_colour_of_their_class(population: StaticMap) -> None:
    """Each of the 22 regions has the colour of the class that its census figure falls into."""
    persons = {row["region_id"]: float(row["population_2020"]) / 10_000 for row in read_rows("regions")}
    classes = pd.cut(pd.Series(persons), [-1, *BREAKS, 1e9], right=False, labels=False)
    colours = {region: LIGHT["chart"]["choropleth"][number] for region, number in classes.items()}
    assert {region: fills(population, region)[0] for region in persons} == colours
    assert set(population.drawn["regions"]) == set(persons)


def test_legend_counts_the_regions(population: StaticMap) -> None:
    """The classes of the legend hold all regions, with the colour that the map has."""
    keys = [key for key in population.legend if key.role == "key" and key.count]
    assert [int(key.count) for key in keys] == [3, 7, 6, 3, 3]
    samples = [next(item for item in key.samples[0].items if isinstance(item, PathItem)) for key in keys]
    assert [sample.color for sample in samples] == LIGHT["chart"]["choropleth"]


def test_lines_have_the_form_of_their_stage() -> None:
    """Hollow is being built, broken hollow is to be built, dashed is planned, dotted is studied; colour is the mode."""
    plate = static_map(MapView("transport", "mode=hsr&mode=highway"), "zh")
    found = {each.entity_id: each for each in current_facts().entities if each.theme in {"hsr", "highway"}}
    straight = straight_routes()
    stages = {key: entity.stage for key, entity in found.items()}
    lines = [line for line in plate.drawn["lines"] if line in found]
    assert {stages[line] for line in lines} >= {"construction", "to-build", "planned", "study"}
    for line in lines:
        forms = strokes(plate, line)
        assert LIGHT["map"]["mode"][found[line].theme] in {form.color for form in forms}
        if line in straight:
            # What is only a straight link has a soft edge below its strokes.
            assert (forms[0].alpha, forms[0].width > 1.5 + forms[1].width) == (0.14, True), line
            forms = forms[1:]
        dashes = {"planned": (9.0, 5.0), "construction": (), "operating": ()}
        if stages[line] in dashes:
            assert forms[-1].dash == dashes[stages[line]], line
        if stages[line] in {"construction", "to-build"}:
            assert forms[-1].color == LIGHT["map"]["halo"], line
            assert forms[0].dash == ((13.0, 5.0) if stages[line] == "to-build" else ()), line
        if stages[line] == "study":
            assert (forms[-1].cap, forms[-1].dash[0]) == ("round", 0.1)


def test_order_is_that_of_the_map() -> None:
    """Regions lie below their edges, those below the lines, those below the points, and words are on top."""
    plate = static_map(MapView("transport", ""), "zh")
    order = {
        kind: [i for i, item in enumerate(plate.picture.items) if item.feature in ids]
        for kind, ids in plate.drawn.items()
    }
    edges = [
        i
        for i, item in enumerate(plate.picture.items)
        if item.feature.startswith("edge-") and getattr(item, "alpha", 0) == 1
    ]
    words = [i for i, item in enumerate(plate.picture.items) if isinstance(item, TextItem)]
    assert max(order["regions"]) < min(edges) < min(order["lines"]) < min(order["points"])
    assert max(order["points"]) < min(words)


def test_precision_is_the_widest_of_what_is_drawn() -> None:
    """The sentence names the largest half-width among the drawn lines, areas and points."""
    plate = static_map(MapView("transport", "mode=hsr"), "en")
    drawn = {*plate.drawn["lines"], *plate.drawn["areas"], *plate.drawn["points"]}
    widest = max(entity.precision_m for entity in current_facts().entities if entity.entity_id in drawn)
    assert f"±{widest / 1000:g} km" in plate.precision


def test_focus_draws_the_places_alone() -> None:
    """A page that asks for some places gets those and the rivers."""
    place = next(e for e in current_facts().entities if e.theme == "airport" and e.geometry is not None)
    focus = {"regions": ("fuling",), "places": (place.entity_id,), "fit": ("fuling",), "indicator": None}
    plate = static_map(MapView("regions", "", focus), "zh")
    assert plate.drawn["points"] == (place.entity_id,)
    assert plate.drawn["lines"] == ()
    assert fills(plate, "fuling")[0] == LIGHT["map"]["tier"]["strategic-pivot"]


def test_camera_of_an_address_is_kept() -> None:
    """A camera shows the same ground whatever the size of the picture, at its centre the place that it names."""
    for size in ((845, 668), (1690, 1336)):
        view = {"view": "overview", "search": "at=9,29.6,106.5", "focus": None}
        zoom, latitude, longitude = open_engine().call("stillMap", view, "zh", list(size), "light", 1)["camera"]
        assert (round(latitude, 4), round(longitude, 4)) == (29.6, 106.5)
        assert round(zoom, 4) == 9 + {845: 0, 1690: 1}[size[0]]


def test_dots_stand_at_their_value() -> None:
    """A mark of a chart stands at its share of the axis, and the band covers the side that meets the target."""
    rows = tuple(ChartRow(str(value), (float(value),), f"≥ {value} %", "", ">=") for value in (20, 60))
    picture = static_chart(Chart("dots", "", "%", ("x",), rows))
    marks = [item for item in picture.items if isinstance(item, PathItem) and item.kind == "fill"]
    bands = [mark for mark in marks if mark.color == LIGHT["chart"]["band"]]
    lefts = [float(mark.path[1:].split(" ")[0]) for mark in bands]
    rights = [float(mark.path.split("L")[1].split(" ")[0]) for mark in bands]
    assert rights[0] == rights[1]
    # 20 of 100 leaves twice as much to the right as 60 does.
    assert round((rights[0] - lefts[0]) / (rights[1] - lefts[1]), 2) == 2.0


def test_no_text_of_a_view_is_run() -> None:
    """What a view holds is data to the engine, whatever it looks like."""
    before = json.dumps(open_engine().call("rolesOf", []))
    hostile = '"}); keepFiles = null; ({"'
    plate = static_map(MapView("overview", f"indicator={hostile}&place=</script>&region=${{1}}"), "zh")
    assert len(plate.drawn["regions"]) == len(read_rows("regions"))
    assert json.dumps(open_engine().call("rolesOf", [])) == before

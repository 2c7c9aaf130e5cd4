"""An operator's file of lines shows everywhere: map, lists, lengths, files, notices; what is refused is said."""

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path

import pytest
import shapely
from shapely.geometry import mapping, shape

from exports.factsheets.project_sheet import project_sheet_content
from exports.factsheets.region_sheet import region_sheet_content
from exports.pptx.presentation import widest_error
from exports.tables.table_writers import view_geojson
from exports.tables.view_tables import Shown
from geodata.analysis.network_lengths import geodesic_km
from layers.catalog.highlight import Highlight
from layers.payloads.facts import facts_payload
from layers.payloads.places import places_payload
from layers.views.network_length import network_lengths
from layers.views.static_map import static_map
from tests.facts import read_rows
from utils.api.records import read_record
from utils.api.table_files import table_file
from utils.config.facts import Facts, open_facts
from utils.config.file_notes import file_notes
from utils.config.map_publication import strip_line, strip_texts
from utils.config.settings import read_settings, use_settings
from utils.stories.slides import MapView
from utils.text.i18n import translator

LINE, TERMS = "xiangyu-railway", "© OpenStreetMap contributors, ODbL 1.0"


def known_stops() -> list[tuple[float, float]]:
    """Known points of the line, from the tables."""
    points = {row["waypoint_id"]: (float(row["lon"]), float(row["lat"])) for row in read_rows("waypoints")}
    route = next(row for row in read_rows("routes") if row["entity_id"] == LINE)
    return [points[stop] for stop in route["waypoint_ids"].split("|")]


def line_feature(entity: str, stops: list[tuple[float, float]], **changes: object) -> dict[str, object]:
    """One feature of an operator's file; a little beside the sketch, as a survey would be."""
    beside = [(lon + 0.0015, lat - 0.001) for lon, lat in stops]
    properties = {"entity_id": entity, "precision_m": 35, "source": "survey", "datum": "wgs84", "licence": TERMS}
    return {
        "type": "Feature", "properties": properties | changes, "geometry": mapping(shapely.LineString(beside)),
    }  # fmt: skip


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory, data_dir: Path) -> Iterator[Facts]:
    """The facts of an application with such a file: one line that passes, one that is no line, one elsewhere."""
    path = tmp_path_factory.mktemp("lines") / "lines.geojson"
    far = [(lon + 1.5, lat) for lon, lat in known_stops()]
    features = [
        line_feature(LINE, known_stops()), line_feature("guoyuan-port", known_stops()),
        line_feature("bitong-line", far),
    ]  # fmt: skip
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")
    settings = replace(read_settings(), lines_file=path, data_dir=data_dir)
    with use_settings(settings):
        yield open_facts(settings)


def test_what_passes_is_drawn_and_the_rest_refused_in_words(facts: Facts) -> None:
    """One line is the operator's, with its own half-width; the others are refused by name with reason and remedy."""
    drawn = {each.entity_id: each for each in facts.entities}
    assert (drawn[LINE].precision, drawn[LINE].precision_m) == ("operator", 35), facts.alignments.refused
    assert drawn["bitong-line"].precision == "schematic"
    refused = " ".join(facts.alignments.refused)
    assert "guoyuan-port" in refused
    assert "bitong-line" in refused
    assert len(facts.alignments.refused) == 2


def test_map_lengths_and_card(facts: Facts) -> None:
    """The map's file, the length and the card are those of the operator's line."""
    features = {each["id"]: each for each in places_payload(facts.entities, facts.boundaries, 50.0)["features"]}
    assert (features[LINE]["properties"]["precision"], features[LINE]["properties"]["m"]) == ("operator", 35)
    course = facts.alignments.courses[LINE].geometry
    found = network_lengths().set_index("entity_id").loc[LINE]
    assert (found["precision"], found["length_km"]) == ("operator", pytest.approx(geodesic_km(course)))
    card = facts_payload(facts.entities, facts.boundaries, "en", facts.settings)["places"][LINE]
    assert card["position"] == f"Operator’s alignment: survey · {TERMS} ±35 m"
    chinese = facts_payload(facts.entities, facts.boundaries, "zh", facts.settings)["places"][LINE]
    assert chinese["position"].startswith("部署方线位：survey")


def test_files_hold_the_line_and_its_terms(facts: Facts) -> None:
    """Whole tables, records and data of views have the line, its precision and its terms."""
    course = facts.alignments.courses[LINE].geometry
    collection = json.loads(table_file("places", "geojson"))
    mine = [each for each in collection["features"] if each["properties"]["entity_id"] == LINE]
    assert mine
    assert all(shape(each["geometry"]).hausdorff_distance(course) < 2e-5 for each in mine)
    assert all(TERMS in each["properties"]["geometry_source"] for each in mine)
    assert TERMS in collection["lines"]
    assert TERMS in file_notes()["lines"]
    assert read_record("places", mine[0]["id"])["record"]["precision"] == "operator"
    shown = Shown("t", "s", "l", "2026-01-31", "en", {"lines": (LINE,)})
    view = json.loads(view_geojson(shown))
    assert {each["properties"]["precision"] for each in view["features"]} == {"operator"}
    assert shape(view["features"][0]["geometry"]).hausdorff_distance(course) < 2e-5


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_map_says_where_lines_come_from(facts: Facts, lang: str) -> None:
    """The notice line of maps, pictures and slides names rivers and the terms of the operator's lines."""
    texts = strip_texts(facts.boundaries, facts.settings, facts.courses.values(), translator(lang))
    assert TERMS in strip_line(texts)
    assert "1977" in strip_line(texts)


def test_rivers_are_not_passed_on(facts: Facts) -> None:
    """A file has the sketch of a river with its own half-width, not the line of the installed packages."""
    rows = {row["entity_id"]: row for row in read_rows("places")}
    drawn = {"lines": ("a-yangtze-channel", "river-jialing")}
    shown = Shown("t", "s", "l", "2026-01-31", "en", drawn)
    for each in json.loads(view_geojson(shown))["features"]:
        row = rows[each["properties"]["entity_id"]]
        assert shape(each["geometry"]).equals(shapely.from_wkt(row["geometry"]))
        assert each["properties"]["precision_m"] == int(row["precision_m"])
    assert next(each for each in facts.entities if each.entity_id == "river-jialing").precision_m == 2500


def test_pictures_and_sheets_say_whose_line_it_is(facts: Facts) -> None:
    """A picture of the line alone is not called schematic; its legend and its sheet name the operator's alignment."""
    focus = Highlight((), (LINE,), ())
    plate = static_map(MapView("regions", "layers=rail", asdict(focus)), "en")
    assert plate.drawn["lines"] == (LINE,)
    assert plate.precision == "Operator’s alignments: off by up to ±35 m."
    assert "Operator’s alignments" in [entry.text for entry in plate.legend]
    sheet = project_sheet_content(LINE, "en")
    assert sheet is not None
    assert sheet.caption.endswith(f"Operator’s alignment: survey · {TERMS} ±35 m")
    region = region_sheet_content("beibei", "zh")
    assert region is not None
    assert region.caption.endswith("部署方线位，误差至 ±35 m。")
    assert facts.settings.lines_file is not None


def test_the_widest_error_counts_units() -> None:
    """600 m are less than 15 km."""
    sentences = ["Off by up to ±600 m.", "Off by up to ±15 km.", "Off by up to ±35 m."]
    assert widest_error(sentences) == sentences[1]

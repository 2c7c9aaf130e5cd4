"""What every server of the benchmark shows: the app's own geometry, an extract of its facts, and synthetic points."""

import json
import random
from functools import cache
from pathlib import Path
from typing import Any

from shapely import Point, distance, points, unary_union
from shapely.geometry import shape

from geodata.tables.readers import read_table
from layers.bundles.bundles import current_bundles
from layers.catalog.colours import read_tokens
from layers.catalog.layer_tree import view_layers

FEATURE_COUNTS = (1_000, 10_000, 100_000)
OWN_BOUNDS = (105.0, 28.0, 110.0, 32.0)
SEED = 5
CLICKED = ("jiangjin", "yongchuan", "fuling", "changshou", "nanchuan", "hechuan", "tongnan", "dazu", "bishan")
GRID = 24


def _picked(entries: dict[str, dict[str, Any]], names: tuple[str, ...]) -> dict[str, dict[str, Any]]:
    return {key: {name: entry[name] for name in names} for key, entry in entries.items()}


@cache
def shared_facts() -> dict[str, Any]:
    """Pick what tooltips, cards, colours and choices of a peer need from the app's own facts."""
    facts = json.loads(current_bundles().assets["facts-zh"].raw)
    colours = read_tokens()["light"]
    entries = view_layers("overview")
    return {
        "regions": _picked(facts["regions"], ("name", "tier", "tierName", "role", "values")),
        "places": {
            key: {"name": place["name"], "kind": facts["words"]["kinds"][place["mode"]], "position": place["position"]}
            for key, place in facts["places"].items()
        },
        "indicators": [{name: each[name] for name in ("id", "name", "unit", "breaks")} for each in facts["indicators"]],
        "layers": [{"id": each.id, "name": facts["words"]["layers"][each.id], "shown": each.shown} for each in entries],
        "colours": {"choropleth": colours["chart"]["choropleth"]}
        | {name: colours["map"][name] for name in ("tier", "mode", "point", "regionLine", "select")},
    }


def synthetic_points(count: int) -> dict[str, Any]:
    """Points at random, the same in every run; they stand for a layer of a visitor's own."""
    # Not for secrets: the same points must come out in every run.
    draw = random.Random(SEED)  # noqa: S311
    west, south, east, north = OWN_BOUNDS
    features = [
        {
            "type": "Feature",
            "properties": {"name": f"synthetic {number}"},
            "geometry": {
                "type": "Point",
                "coordinates": [round(draw.uniform(west, east), 5), round(draw.uniform(south, north), 5)],
            },
        }
        for number in range(count)
    ]
    return {
        "type": "FeatureCollection",
        "description": "Synthetic points of the benchmark; nothing is there.",
        "features": features,
    }


def click_positions() -> dict[str, list[float]]:
    """Latitude and longitude inside some regions, as far as may be from every place and border."""
    ground = json.loads(current_bundles().assets["ground"].raw)["features"]
    places = json.loads(current_bundles().assets["places"].raw)["features"]
    taken = unary_union(
        [
            shape(each["geometry"]).boundary if "Polygon" in each["geometry"]["type"] else shape(each["geometry"])
            for each in places
        ]
    )
    positions = {}
    for feature in ground:
        if feature["id"] in CLICKED and feature["properties"]["kind"] == "region":
            best = _clearest(shape(feature["geometry"]), taken)
            positions[feature["id"]] = [round(best.y, 4), round(best.x, 4)]
    return positions


def _clearest(region: Any, taken: Any) -> Point:
    west, south, east, north = region.bounds
    steps = [(i + 0.5) / GRID for i in range(GRID)]
    candidates = points([(west + a * (east - west), south + b * (north - south)) for a in steps for b in steps])
    inside = [each for each in candidates if region.contains(each)]
    room = distance(inside, taken.union(region.boundary))
    return inside[int(room.argmax())]


def write_material(folder: Path) -> None:
    """Write facts, geometry and points as files, so that no peer pays for making them at its start."""
    folder.mkdir(parents=True, exist_ok=True)
    assets = current_bundles().assets
    contents: dict[str, Any] = {"facts": shared_facts(), "targets": read_table("targets").to_dict("records")}
    contents |= {role: json.loads(assets[role].raw) for role in ("ground", "places")}
    contents |= {f"own-{count}": synthetic_points(count) for count in FEATURE_COUNTS}
    for name, content in contents.items():
        text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=str)
        (folder / f"{name}.json").write_text(text, "utf-8")

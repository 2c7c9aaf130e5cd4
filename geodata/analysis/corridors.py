"""Outward directions with their lines and cities, and the other corridors that the documents name."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd
from shapely.geometry import LineString

from geodata.analysis.entities import LINE_MODES, Entity, linked_cities
from geodata.geometry.clipping import bearing_degrees
from geodata.tables.readers import read_table

DIRECTIONS = "directions"


@lru_cache(maxsize=1)
def _corridors() -> tuple[dict[str, Any], ...]:
    return tuple(read_table("corridors").to_dict("records"))


def read_bearings() -> dict[str, float]:
    """Bearing of the compass direction that names each outward direction, degrees clockwise from north."""
    return {row["place_id"]: float(row["bearing"]) for row in _corridors() if row["set"] == DIRECTIONS}


def corridor_set(name: str) -> tuple[str, ...]:
    """Place ids of a set in printed order."""
    return tuple(row["place_id"] for row in _corridors() if row["set"] == name)


def corridor_part(name: str) -> tuple[str, ...]:
    """Place ids of one part of a set, such as ``axis``, in printed order."""
    return tuple(row["place_id"] for row in _corridors() if row["part"] == name)


def corridor_members() -> dict[str, tuple[str, ...]]:
    """Place ids of the members of each international direction."""
    return {
        direction: tuple(row["place_id"] for row in _corridors() if row["parent"] == direction)
        for direction in corridor_set("international")
        if direction in corridor_part("direction")
    }


@lru_cache(maxsize=1)
def unnamed_corridors() -> frozenset[str]:
    """Place ids of mentions whose members the document counts or groups without naming them."""
    return frozenset(row["place_id"] for row in _corridors() if row["members_named"] == "no")


@dataclass(frozen=True)
class Mention:
    """One mention of an entity in a document, with its row of the table ``places``."""

    entity: Entity
    row: pd.Series


@dataclass(frozen=True)
class Direction:
    """One outward direction: its mention, the lines that form it, the cities it links."""

    id: str
    mention: Mention
    lines: tuple[Mention, ...]
    cities: tuple[Mention, ...]

    @property
    def place_ids(self) -> tuple[str, ...]:
        """Ids of the direction, its lines and its cities."""
        return (self.id, *(each.entity.entity_id for each in (*self.lines, *self.cities)))

    @property
    def region_ids(self) -> tuple[str, ...]:
        """Regions that its lines concern."""
        return tuple(dict.fromkeys(region for line in self.lines for region in line.entity.region_ids))


def mention_part_of(entity: Entity, direction: str) -> Mention:
    """Mention of an entity as part of a direction."""
    rows = entity.rows[entity.rows["part_of"] == direction]
    return Mention(entity, rows.iloc[-1])


def read_directions(entities: Iterable[Entity]) -> list[Direction]:
    """The outward directions, clockwise from north."""
    known = list(entities)
    by_id = {entity.entity_id: entity for entity in known}
    cities = linked_cities(known)
    lines = {
        direction: [
            entity for entity in known if entity.mode in LINE_MODES and direction in set(entity.rows["part_of"])
        ]
        for direction in read_bearings()
    }
    return [
        Direction(
            direction,
            Mention(by_id[direction], by_id[direction].main),
            tuple(mention_part_of(entity, direction) for entity in lines[direction]),
            tuple(mention_part_of(entity, direction) for entity in cities.get(direction, [])),
        )
        for direction in read_bearings()
    ]


def find_mentions(entities: Iterable[Entity], place_ids: Iterable[str]) -> list[Mention]:
    """Mentions by place id, in the given order."""
    asked = list(place_ids)
    wanted, found = set(asked), {}
    for entity in entities:
        for i, place_id in enumerate(entity.place_ids):
            if place_id in wanted:
                found[place_id] = Mention(entity, entity.rows.iloc[i])
    return [found[place_id] for place_id in asked]


def arrow_bearing(entity: Entity) -> float:
    """Bearing of the arrow of a corridor, degrees clockwise from north.

    Raises
    ------
    TypeError
        If the entity is not drawn as one line.
    """
    if not isinstance(entity.geometry, LineString):
        message = f"{entity.entity_id} is not drawn as one line."
        raise TypeError(message)
    return bearing_degrees(entity.geometry)


def spread_bearings(bearings: dict[str, float], gap: float) -> dict[str, float]:
    """Spread bearings until neighbours are at least a gap apart; their order does not change.

    Parameters
    ----------
    bearings
        Degrees clockwise from north, by name.
    gap
        Least difference in degrees; less than 360 divided by the number of bearings.
    """
    order = sorted(bearings, key=lambda name: bearings[name])
    placed = [bearings[name] for name in order]
    count = len(placed)
    for _round in range(200):
        for i in range(count):
            after = (i + 1) % count
            turn = 360.0 if after == 0 else 0.0
            missing = gap - (placed[after] + turn - placed[i])
            if missing > 0:
                placed[i] -= missing / 2
                placed[after] += missing / 2
    return {name: bearing % 360 for name, bearing in zip(order, placed, strict=True)}

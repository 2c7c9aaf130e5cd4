"""Read the operator's file of lines: what passes its checks takes the place of sketches."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import geopandas as gpd
from shapely.geometry.base import BaseGeometry

from geodata.alignments.checks import box_fault, kind_fault, line_faults
from geodata.alignments.datum_proof import datum_sentence, prove_datum
from geodata.alignments.features import Declared, DeclaredLine, declared_lines
from geodata.alignments.files import read_lines
from geodata.alignments.known_lines import KnownLine
from geodata.courses.course import OPERATOR, Course
from geodata.errors import DataError

LONGEST_ID = 60


@dataclass(frozen=True)
class Alignments:
    """Lines of an operator's file.

    Attributes
    ----------
    courses
        Courses by entity id, EPSG:4326.
    refused
        What was refused: file, entity, reason and remedy, one sentence each.
    notes
        What the operator should know besides, for example that the datum is not proved.
    """

    courses: dict[str, Course]
    refused: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def read_alignments(path: Path, known: Mapping[str, KnownLine], regions: gpd.GeoDataFrame | None = None) -> Alignments:
    """Read a file of lines and check it entity by entity.

    Never raises for what is wrong with the file: a file that cannot be read gives no course and one refusal.

    Parameters
    ----------
    path
        GeoJSON (``.geojson``, ``.json``), GeoPackage, zipped Shapefile or KML of at most 64 MB. Its features have
        ``entity_id``, ``precision_m``, ``source``, ``datum`` (wgs84, cgcs2000, gcj02 or bd09) and, if they like,
        ``licence``.
    known
        What the tables know of every entity.
    regions
        ``region_id`` and polygons, EPSG:4326; None if no boundary is available (the tile grid is none).

    Returns
    -------
    Courses in WGS84. Where known points prove another datum than the declared one, none.
    """
    try:
        declared = _declared(path)
    except DataError as fault:
        return Alignments({}, (str(fault),))
    faults = [f"{_place(path, name, known)}: {fault}." for name, fault in declared.faults]
    sound, misplaced = _sorted_out(declared.lines, known)
    faults += [f"{_place(path, name, known)}: {fault}." for name, fault in misplaced.items()]
    better, notes = _datum_verdict(sound, known)
    if better:
        return Alignments({}, tuple(f"{path.name}: {sentence}; nothing of it is used." for sentence in better))
    courses = {}
    for name, line in sound.items():
        reasons = line_faults(line, known[name], regions)
        if reasons:
            faults.append(f"{_place(path, name, known)}: {'; '.join(reasons)}.")
        else:
            courses[name] = Course(line.geometry, OPERATOR, line.precision_m, line.source, line.licence)
    return Alignments(courses, tuple(faults), tuple(f"{path.name}: {note}." for note in notes))


def _declared(path: Path) -> Declared:
    gdf = read_lines(path)
    try:
        return declared_lines(gdf)
    except DataError as fault:
        message = f"{path.name}: {fault}."
        raise DataError(message) from fault


def _place(path: Path, name: str, known: Mapping[str, KnownLine]) -> str:
    shown = name[:LONGEST_ID]
    return f"{path.name}, {known[name].name_zh} ({shown})" if name in known else f"{path.name}, {shown}"


def _sorted_out(
    lines: Mapping[str, DeclaredLine], known: Mapping[str, KnownLine]
) -> tuple[dict[str, DeclaredLine], dict[str, str]]:
    """Lines of entities that have one, inside the box; and why the others are not."""
    faults = {name: kind_fault(known.get(name)) or box_fault(line.geometry) for name, line in lines.items()}
    return (
        {name: line for name, line in lines.items() if not faults[name]},
        {name: fault for name, fault in faults.items() if fault},
    )


def _datum_verdict(lines: Mapping[str, DeclaredLine], known: Mapping[str, KnownLine]) -> tuple[list[str], list[str]]:
    """Sentences on datums that are disproved, and on the others."""
    proofs = [prove_datum(datum, members, known) for datum, members in _by_datum(lines)]
    return (
        [datum_sentence(proof) for proof in proofs if proof.better],
        [datum_sentence(proof) for proof in proofs if not proof.better],
    )


def _by_datum(lines: Mapping[str, DeclaredLine]) -> Iterator[tuple[str, dict[str, BaseGeometry]]]:
    ordered = sorted(lines.items(), key=lambda each: each[1].datum)
    for datum, members in groupby(ordered, key=lambda each: each[1].datum):
        yield datum, {name: line.geometry for name, line in members}

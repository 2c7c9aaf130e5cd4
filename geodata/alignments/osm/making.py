"""Make a file of lines from an OpenStreetMap extract: find, check, show, ask, write."""

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import geopandas as gpd
import pandas as pd

from geodata.alignments.known_lines import KnownLine
from geodata.alignments.osm.found import (
    ATTRIBUTION,
    FoundLine,
    extract_source,
    find_lines,
    line_measures,
    line_pictures,
    lines_file,
)
from geodata.alignments.osm.ways import read_ways
from geodata.alignments.reading import Alignments, read_alignments
from geodata.atomic_file import write_whole
from geodata.errors import DataError

Ask = Callable[[str], bool]


@dataclass(frozen=True)
class Task:
    """What is to be made.

    Attributes
    ----------
    extract
        The OpenStreetMap extract.
    out
        The GeoJSON file to write.
    precision_m
        Half-width of the lines' error in metres.
    names
        The table ``osm_names``, or the rows of it that are wanted.
    """

    extract: Path
    out: Path
    precision_m: int
    names: pd.DataFrame

    @property
    def pictures(self) -> Path:
        """Folder of the pictures, beside the file."""
        return self.out.with_name(f"{self.out.stem}-pictures")


def make_lines(task: Task, known: Mapping[str, KnownLine], regions: gpd.GeoDataFrame | None, ask: Ask | None) -> bool:
    """Make a file of lines; what the app would refuse is left out and said.

    Parameters
    ----------
    task
        What is to be made.
    known, regions
        What the lines are checked against, as of ``read_alignments``.
    ask
        Asks whether to write; None if nobody can be asked, so that nothing is written, no picture either.

    Returns
    -------
    Whether the file was written.

    Raises
    ------
    DataError
        If the extract cannot be read, or the output cannot be written.
    """
    found = find_lines(read_ways(task.extract, task.names, _tell), task.names, known, _tell)
    source = extract_source(task.extract)
    sound = _checked(task, found, source, known, regions)
    for line in sound:
        _say(f"{line.name_zh} ({line.entity_id}): {line_measures(line)}")
    if not sound:
        _say("Nothing was written: no line passes the checks.")
        return False
    if ask is None:
        _say("Nothing was written: nobody can be asked here. Run it in a terminal, or with --yes.")
        return False
    _write({task.pictures / name: content for name, content in line_pictures(sound, known)})
    _say(f"{len(sound)} pictures in {task.pictures}: compare each line with its sketch. {ATTRIBUTION}")
    again = ", which is there and will be replaced" if task.out.exists() else ""
    if not ask(f"Write {len(sound)} lines to {task.out}{again}? [y/N] "):
        _say(f"{task.out.name} was not written.")
        return False
    _write({task.out: lines_file(sound, task.precision_m, source)})
    _say(f"{task.out} is written. Its licence goes with it: {ATTRIBUTION}")
    return True


def _checked(
    task: Task,
    found: Sequence[FoundLine],
    source: str,
    known: Mapping[str, KnownLine],
    regions: gpd.GeoDataFrame | None,
) -> list[FoundLine]:
    """Lines that the app accepts; why it refuses the others is said."""
    if not found:
        return []
    with TemporaryDirectory() as folder:
        draft = Path(folder) / task.out.name
        draft.write_bytes(lines_file(found, task.precision_m, source))
        alignments: Alignments = read_alignments(draft, known, regions)
    for sentence in (*alignments.refused, *alignments.notes):
        _say(sentence)
    return [line for line in found if line.entity_id in alignments.courses]


def _write(files: Mapping[Path, bytes]) -> None:
    for path, content in files.items():
        try:
            write_whole(path, content)
        except OSError as cause:
            message = f"{path}: cannot be written ({cause.strerror}). Choose another place with --out."
            raise DataError(message) from cause


def _tell(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")
    sys.stderr.flush()


def _say(sentence: str) -> None:
    sys.stdout.write(f"{sentence}\n")

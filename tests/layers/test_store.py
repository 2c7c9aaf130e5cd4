"""Files of a start on disk: the same as those built, whole or not used, for equal tables, settings and code."""

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from geodata.search.entries import Entry
from geodata.search.index import Index, make_index
from layers.bundles.bundles import build_bundles, open_bundles
from layers.bundles.store import FOLDER, Stored, load, save
from tests.facts import FACTS, ROOT
from tests.serving import environment
from utils.api import search_results
from utils.config.settings import Settings, read_settings, use_settings
from utils.config.start_files import KEPT, start_key

OPEN = """
import sys
from layers.bundles.bundles import open_bundles
from utils.config.settings import read_settings
open_bundles(read_settings())
sys.stdout.write(",".join(sorted({"folium", "geopandas", "pandas", "plotly"} & set(sys.modules))))
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of the tile grid, whose files need no boundaries, with a data folder of their own."""
    return replace(read_settings(), data_dir=tmp_path, boundaries="grid")


@pytest.fixture(scope="module")
def built() -> Stored:
    """What a start on the tile grid builds."""
    bundles = build_bundles(replace(read_settings(), boundaries="grid"))
    return Stored(bundles.assets, bundles.boundaries, bundles.counts)


def kept_files(settings: Settings) -> list[Path]:
    """Files of the store."""
    return sorted((settings.data_dir / FOLDER).iterdir())


def test_what_is_read_is_what_was_built(settings: Settings, built: Stored) -> None:
    """Every byte of every file comes back, with the counts."""
    save(settings.data_dir, "key", built)
    assert load(settings.data_dir, "key") == built
    assert load(settings.data_dir, "other") is None
    assert built.counts["targets"] == len((FACTS / "targets.csv").read_text("utf-8").splitlines()) - 1


@pytest.mark.parametrize("damage", ["cut", "changed", "empty", "folder"])
def test_damaged_files_are_not_used_and_made_again(settings: Settings, built: Stored, damage: str) -> None:
    """A file that is no longer what was written counts as none; the next start writes it anew."""
    save(settings.data_dir, "key", built)
    (path,) = kept_files(settings)
    content = path.read_bytes()
    path.unlink()
    if damage == "folder":
        path.mkdir()
    else:
        spoilt = {"cut": content[:-100], "changed": content[:-1] + bytes([content[-1] ^ 1]), "empty": b""}
        path.write_bytes(spoilt[damage])
    assert load(settings.data_dir, "key") is None
    if damage == "folder":
        path.rmdir()
    save(settings.data_dir, "key", built)
    assert load(settings.data_dir, "key") == built


def test_old_starts_are_let_go(settings: Settings, built: Stored) -> None:
    """The folder does not grow without end, and the newest stays."""
    for i in range(KEPT + 3):
        save(settings.data_dir, f"key{i}", built)
        os.utime(kept_files(settings)[-1], (i, i))
    assert len(kept_files(settings)) == KEPT
    assert load(settings.data_dir, f"key{KEPT + 2}") == built


def test_key_follows_what_decides(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables, boundary file, library and publication make another start; the port's limits and the folder do not."""
    key = start_key(settings)
    file = tmp_path / "own.geojson"
    library = tmp_path / "library"
    library.mkdir()
    changed = [replace(settings, publication="public-reference"), replace(settings, approval_number="GS 1")]
    file.write_text("{}")
    changed.append(replace(settings, boundary_file=file))
    keys = [start_key(each) for each in changed]
    file.write_text("{ }")
    (library / "a.txt").write_text("x")
    keys += [start_key(changed[-1]), start_key(replace(settings, library_dir=library))]
    (library / "a.txt").write_text("y")
    keys.append(start_key(replace(settings, library_dir=library)))
    monkeypatch.setenv("ATLAS_FACTS_DIR", str(library))
    keys.append(start_key(settings))
    monkeypatch.delenv("ATLAS_FACTS_DIR")
    assert len({key, *keys}) == len(keys) + 1
    assert start_key(replace(settings, data_dir=tmp_path / "x", requests_per_second=1, allowed_hosts=("a",))) == key


def test_folder_that_takes_nothing_stops_no_start(settings: Settings) -> None:
    """Where the data folder is a file, everything is built in memory."""
    target = settings.data_dir / "file"
    target.write_text("")
    bundles = open_bundles(replace(settings, data_dir=target))
    assert bundles.boundaries == "grid"
    assert target.read_text() == ""


def test_search_index_is_kept_and_made_again_when_damaged(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """A further start takes the index from disk; from a damaged file it makes none."""
    made: list[int] = []

    def counted(entries: Sequence[Entry]) -> Index:
        made.append(len(entries))
        return make_index(entries)

    monkeypatch.setattr(search_results, "make_index", counted)
    found = []
    for start in range(1, 4):
        with use_settings(replace(settings, requests_per_second=start)):
            found.append(search_results.search("南岸", "zh"))
        assert len(made) == (1 if start < 3 else 2)
        (path,) = (settings.data_dir / search_results.FOLDER).iterdir()
        if start == 2:
            path.write_bytes(path.read_bytes()[:-1])
    assert found == [found[0]] * 3
    assert found[0]["groups"]


@pytest.mark.serving
def test_second_start_builds_nothing(tmp_path: Path) -> None:
    """With kept files a process opens them without what builds them, and writes nothing."""
    told = []
    for _start in range(2):
        done = subprocess.run(
            [sys.executable, "-c", OPEN], cwd=ROOT, env=environment(tmp_path, ATLAS_BOUNDARIES="grid"), check=True,
            capture_output=True, encoding="utf-8",
        )  # fmt: skip
        told.append(done.stdout)
    assert "folium" in told[0]
    assert "folium" not in told[1]
    assert "plotly" not in told[1]
    assert len(list((tmp_path / FOLDER).iterdir())) == 1


@pytest.mark.serving
def test_two_starts_at_once_share_a_folder(tmp_path: Path) -> None:
    """Both end well, and what they leave is one whole file."""
    starts = [
        subprocess.Popen(
            [sys.executable, "-c", OPEN], cwd=ROOT, env=environment(tmp_path, ATLAS_BOUNDARIES="grid"),
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )
        for _each in range(2)
    ]  # fmt: skip
    outputs = [start.communicate(timeout=120)[0].decode() for start in starts]
    assert [start.returncode for start in starts] == [0, 0], outputs
    (path,) = (tmp_path / FOLDER).iterdir()
    assert load(tmp_path, path.name.partition("-")[0]) is not None

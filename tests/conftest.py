"""Fixtures that the test modules share."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Browser, sync_playwright
from xdist.remote import Producer  # type: ignore[import-untyped]

from geodata.geometry.boundaries import Boundaries, load_boundaries
from geodata.library.reading import Library, read_library
from geodata.tables.readers import read_tables
from tests.facts import FACTS, ROOT, Clauses
from tests.groups import GroupScheduling, group_of, place_of
from tests.serving import Server, alone, copy_derived, prepare, running

SEEDS = ROOT.parent / "shared" / "seeds"
# Of Chromium's own features: the list of suggestions below the address, which no test types into, is a page of its
# own that every window loads at the cost of a second; the others are those that Playwright switches off, since only
# the last such list counts.
WITHOUT = (
    "WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "AimEnabled", "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose", "HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable", "MediaRouter", "PaintHolding",
    "ThirdPartyStoragePartitioning", "OptimizationHints", "NetworkTimeServiceQuerying", "PreconnectToSearch",
)  # fmt: skip
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    # One process draws all pages of the app one after the other and keeps what it compiled: half the work of a load.
    "--process-per-site", "--disable-site-isolation-trials",
    f"--disable-features={','.join(WITHOUT)}",
    # A page may ask for anything; only this machine answers.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
]  # fmt: skip
# Stands in a folder of derived files once they are there, and names those that were made.
PREPARED = "prepared"
# Fixtures of all that starts the app or a browser; tests that start a program themselves are marked where they stand.
SERVING = {"prepared_dir", "other_dir", "chromium"}
# New objects after which memory is collected: tests read tables, many small objects that nearly all last.
YOUNG_OBJECTS = 50_000
ABSENT = "the documents are not beside the project (../shared/seeds)"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what starts the app or a browser, and put first what takes long."""
    for item in items:
        if SERVING & set(getattr(item, "fixturenames", ())):
            item.add_marker("serving")
    items.sort(key=lambda item: place_of(group_of(item.nodeid)))


def pytest_collection_finish() -> None:
    """Leave what lasts as long as the run out of every later collection of memory, as the app does after its start."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG_OBJECTS)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> GroupScheduling:
    """Share the tests out to the processes of a run by groups."""
    return GroupScheduling(config, log)


@pytest.fixture(scope="session")
def seeds() -> Path:
    """Folder of the source texts; absent is a skip on a desk and a failure in CI."""
    if not SEEDS.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(ABSENT)
        pytest.skip(ABSENT)
    return SEEDS


@pytest.fixture(scope="session")
def library(seeds: Path) -> Library:
    """The documents library of the source texts."""
    return read_library(seeds)


@pytest.fixture(scope="session")
def clauses(library: Library) -> Clauses:
    """Folded text of every clause of the four documents, by document and locator."""
    return {(name, clause.locator): clause.folded for name in library.copies for clause in library.clauses(name)}


@pytest.fixture(scope="session")
def tables() -> dict[str, pd.DataFrame]:
    """The shipped tables as the app reads them."""
    return read_tables(FACTS)


def shared_folder(tmp_path_factory: pytest.TempPathFactory, name: str) -> Path:
    """Folder of the whole run, also where several processes run the tests."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder for derived files of what tests call themselves, one for the whole run."""
    return shared_folder(tmp_path_factory, "data")


@pytest.fixture(scope="session")
def prepared_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the app as it comes, with all that a first start would make, made once by the process in front."""
    folder = shared_folder(tmp_path_factory, "prepared")
    with alone(folder):
        if not (folder / PREPARED).exists():
            prepare(folder)
            made = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
            (folder / PREPARED).write_text("\n".join(made), "utf-8")
    return folder


@pytest.fixture
def prepared_copy(prepared_dir: Path, tmp_path: Path) -> Path:
    """Copy of what was made before the first start, with its times, and of nothing that came later."""
    for name in (prepared_dir / PREPARED).read_text("utf-8").splitlines():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(prepared_dir / name, tmp_path / name)
    return tmp_path


@pytest.fixture(scope="session")
def other_dir(tmp_path_factory: pytest.TempPathFactory, prepared_dir: Path) -> Path:
    """Folder for derived files of apps under other settings, which would push out those of the app as it comes."""
    folder = shared_folder(tmp_path_factory, "other")
    with alone(folder):
        if not (folder / PREPARED).exists():
            copy_derived(prepared_dir, folder)
            (folder / PREPARED).touch()
    return folder


@pytest.fixture(scope="session")
def boundaries(tables: dict[str, pd.DataFrame], data_dir: Path) -> Boundaries:
    """Boundaries as the app takes them without an operator's file."""
    return load_boundaries(tables["regions"], tables["grid"], data_dir)


@pytest.fixture(scope="session")
def server(prepared_dir: Path) -> Iterator[Server]:
    """The real app, started once."""
    with running(prepared_dir) as app:
        yield app


@pytest.fixture(scope="session")
def reference(other_dir: Path) -> Iterator[Server]:
    """An app that shows its maps in public without an approval, started once."""
    with running(other_dir, ATLAS_PUBLICATION="public-reference") as app:
        yield app


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, headless; absent is a skip on a desk and a failure in CI."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        reason = "no Chromium on this machine (install: chromium fonts-noto-cjk)"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()

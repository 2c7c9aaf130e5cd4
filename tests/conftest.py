"""Fixtures that the test modules share."""

import os
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from geodata.boundaries import Boundaries, load_boundaries
from geodata.tables import read_tables
from tests.documents import Clauses, read_clauses
from tests.facts import FACTS, ROOT
from tests.serving import Server, running

SEEDS = ROOT.parent / "shared" / "seeds" / "tidy"
ABSENT = "the documents are not beside the project (../shared/seeds)"


@pytest.fixture(scope="session")
def seeds() -> Path:
    """Folder of the source texts; absent is a skip on a desk and a failure in CI."""
    if not SEEDS.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail(ABSENT)
        pytest.skip(ABSENT)
    return SEEDS


@pytest.fixture(scope="session")
def clauses(seeds: Path) -> Clauses:
    """Clauses of the four documents."""
    return read_clauses(seeds)


@pytest.fixture(scope="session")
def tables() -> dict[str, pd.DataFrame]:
    """The shipped tables as the app reads them."""
    return read_tables(FACTS)


@pytest.fixture(scope="session")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder for derived files, one for the whole run."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="session")
def boundaries(tables: dict[str, pd.DataFrame], data_dir: Path) -> Boundaries:
    """Boundaries as the app takes them without an operator's file."""
    return load_boundaries(tables["regions"], tables["grid"], data_dir)


@pytest.fixture(scope="session")
def server(data_dir: Path) -> Iterator[Server]:
    """The real app, started once."""
    with running(data_dir) as app:
        yield app

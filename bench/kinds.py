"""The servers that are compared: how each is started, and how the probe works its page."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench.app import app_command, streamlit_command, warm
from bench.floor import build_floor
from bench.material import click_positions, shared_facts, write_material
from bench.servers import HOST, ROOT, Command, Server, free_port, run_server
from layers.bundles.assets import leaflet_folder

BROWSER = Path(__file__).parent / "browser"
DASH_THREADS = "8"
MATERIAL = "material"


@dataclass(frozen=True)
class Kind:
    """One of the servers.

    Attributes
    ----------
    name
        Name in the results.
    words
        Name in the tables.
    script
        File below ``browser/`` that works its page.
    changes
        Interactions of its map.
    pages
        Whether it has a second page.
    sessions
        Live sessions, or visitors, at the two readings of memory; none is not read.
    patience
        Share of the repetitions and steps that a slow server gets.
    websocket
        Whether its page lives in a session over a websocket.
    ready
        Path that answers 200 once what is loaded behind the first answer is there; none where nothing is.
    """

    name: str
    words: str
    script: str
    changes: tuple[str, ...] = ("card", "layer", "indicator")
    pages: bool = True
    sessions: tuple[int, int] = (20, 60)
    patience: float = 1.0
    websocket: bool = False
    ready: str = ""


KINDS = (
    Kind("floor", "floor", "atlas.js", pages=False),
    Kind("app", "app", "atlas.js", websocket=True, ready="/api/ready"),
    Kind("dash", "Dash", "dash.js"),
    Kind("tutorial", "st_folium", "folium.js", sessions=(5, 15), patience=0.3, websocket=True),
)
MAP_PAGE = Kind("map", "map page", "atlas.js", changes=(), pages=False)


def prepare(folder: Path) -> None:
    """Make every file that a server that has run before would find."""
    write_material(folder / MATERIAL)
    build_floor(folder / "floor", folder / MATERIAL)
    _place_tutorial(folder / "tutorial")
    warm(folder)


def _place_tutorial(folder: Path) -> None:
    # Apart from the project, so that its Streamlit settings do not apply; Leaflet beside it, as no other host answers.
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(Path(__file__).parent / "peers" / "folium_peer.py", folder)
    shutil.copytree(leaflet_folder(), folder / "static", dirs_exist_ok=True)


def command_of(kind: Kind, folder: Path) -> Command:
    """Say how a server is started over the prepared folder."""
    port = free_port()
    settings = (("BENCH_MATERIAL", str(folder / MATERIAL)),)
    if kind.name == "floor":
        return Command(("bench.peers.floor_peer", str(folder / "floor"), str(port)), port)
    if kind.name == "dash":
        bind = ("--bind", f"{HOST}:{port}", "--workers", "1", "--threads", DASH_THREADS, "--log-level", "warning")
        return Command(("gunicorn", *bind, "bench.peers.dash_peer:server"), port, ROOT, settings)
    if kind.name == "tutorial":
        run = streamlit_command(port, "folium_peer.py", "--server.enableStaticServing", "true")
        return Command(run, port, folder / "tutorial", settings)
    return app_command(port)


@contextmanager
def run_kind(kind: Kind, folder: Path) -> Iterator[Server]:
    """Run one of the servers for as long as the block lasts."""
    with run_server(kind.name, command_of(kind, folder), folder / f"{kind.name}.log") as server:
        yield server


@cache
def probe_script(kind: Kind) -> str:
    """Scripts for the page: what is known of the data, how the page is worked, and the clock."""
    facts = shared_facts()
    known = {
        "benchPositions": click_positions(),
        "benchNames": {key: region["name"] for key, region in facts["regions"].items()},
        "benchIndicators": [each["name"] for each in facts["indicators"]],
        "benchRegionCount": len(facts["regions"]),
        "benchLayer": next(each["name"] for each in facts["layers"] if each["id"] == "highway"),
    }
    parts = [f"Object.assign(window, {json.dumps(known)});"]
    parts += [(BROWSER / name).read_text("utf-8") for name in (kind.script, "probe.js")]
    return "if (window === window.top) {\n" + "\n".join(parts) + "\n}"

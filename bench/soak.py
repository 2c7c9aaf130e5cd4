"""A soak: visitors come, browse and leave while others attack; the server must end as it began.

``python -m bench.soak --minutes 10``. The tables are those of ``ATLAS_FACTS_DIR``, the app's own where it is
not set. Streamlit keeps a session that has ended for two minutes (``server.disconnectedSessionTTL``), at most 128
of them, each with three open files, and lets old ones go when the next one ends. So memory settles after two
minutes; the last third of the soak counts against the middle one, and the level after it is read when the
sessions of its visitors have expired and one more visitor has come and gone, as one had before it.
"""

import argparse
import asyncio
import json
import random
import sys
import time
from collections import Counter
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

import aiohttp
from streamlit.config import get_option

from bench.app import run_app, warm
from bench.hostile import PARAMETERS, TEXTS, attack
from bench.samples import Sample, faults_of, memory_growth, take_sample
from bench.servers import BenchError, Server
from bench.visitor import Ask, asked_by, fetch, open_client, open_session
from tests.hostile import write_hostile_facts

VISITORS = 30
ATTACKERS = 3
SAMPLE_SECONDS = 5
STAY_SECONDS = (1.0, 5.0)
PAGES_SEEN = (1, 5)
SEED = 5
QUIET_SECONDS = 20
# One in so many addresses carries a hostile text.
HOSTILE_SHARE = 4
SERVER_FAULT = 500
RESULTS = Path(__file__).parent / "results"
FAULTS = (aiohttp.ClientError, BenchError, OSError, TimeoutError)
PAGES = (
    "/", "/regions", "/eco-city", "/corridors", "/transport", "/projects", "/targets", "/responsibility", "/finance",
    "/renewal", "/themes", "/documents", "/conflicts", "/audit", "/about", "/help", "/search", "/stories",
)  # fmt: skip


@dataclass
class Soak:
    """What happened: visits and runs that went well, what failed, and the answers to attacks."""

    visits: int = 0
    runs: int = 0
    failed: Counter[str] = field(default_factory=Counter)
    attacks: Counter[str] = field(default_factory=Counter)
    server_faults: Counter[str] = field(default_factory=Counter)


def _query(draw: random.Random) -> str:
    if draw.randrange(HOSTILE_SHARE):
        return ""
    return "&".join(f"{name}={quote(draw.choice(TEXTS))}" for name in draw.sample(PARAMETERS, 4))


async def _browse(server: Server, draw: random.Random, soak: Soak) -> None:
    async with open_client(unpack=True) as client:
        page = (await fetch(client, server.origin, Ask("GET", "/"))).decode("utf-8", "replace")
        await asyncio.gather(*(fetch(client, server.origin, ask) for ask in asked_by(page)))
        async with open_session(client, server.origin) as session:
            for _ in range(draw.randint(*PAGES_SEEN)):
                await session.run(draw.choice(PAGES), _query(draw))
                soak.runs += 1
                await asyncio.sleep(draw.uniform(*STAY_SECONDS))
    soak.visits += 1


async def _visit_until(server: Server, draw: random.Random, soak: Soak, end: float) -> None:
    while time.perf_counter() < end:
        try:
            await _browse(server, draw, soak)
        except FAULTS as fault:
            soak.failed[f"{type(fault).__name__}: {fault}"[:120]] += 1
            await asyncio.sleep(1)


async def _attack_until(server: Server, draw: random.Random, soak: Soak, end: float) -> None:
    while time.perf_counter() < end:
        name, status = await attack(server.origin, draw)
        soak.attacks[f"{name} {status or 'closed'}"] += 1
        if status >= SERVER_FAULT:
            soak.server_faults[f"{name} {status}"] += 1
        await asyncio.sleep(draw.random())


async def _watch(server: Server, folders: tuple[Path, ...], begun: float, end: float) -> list[Sample]:
    samples = []
    while time.perf_counter() < end:
        await asyncio.sleep(SAMPLE_SECONDS)
        samples.append(take_sample(server.pid, folders, begun))
    return samples


async def _run(server: Server, folders: tuple[Path, ...], minutes: float, soak: Soak) -> list[Sample]:
    begun = time.perf_counter()
    end = begun + 60 * minutes
    # Not for secrets: a run can be repeated.
    draws = [random.Random(SEED + number) for number in range(VISITORS + ATTACKERS)]  # noqa: S311
    watch = asyncio.create_task(_watch(server, folders, begun, end))
    people = [_visit_until(server, draw, soak, end) for draw in draws[:VISITORS]]
    await asyncio.gather(*people, *(_attack_until(server, draw, soak, end) for draw in draws[VISITORS:]))
    return await watch


async def _every_page(server: Server) -> None:
    # What the first visitor of a page opens for good is no leak.
    async with open_client() as client, open_session(client, server.origin) as session:
        for page in PAGES:
            await session.run(page)


def soak_app(folder: Path, minutes: float) -> tuple[list[Sample], list[str], Soak]:
    """Run the app over facts of hostile texts, with a folder of its own for temporary files, and soak it.

    Returns
    -------
    The samples, first and last taken without visitors, what is wrong, and what happened.
    """
    data, temporary = folder / "data", folder / "tmp"
    temporary.mkdir(parents=True, exist_ok=True)
    data.mkdir(exist_ok=True)
    warm(data)
    soak = Soak()
    facts = write_hostile_facts(folder / "facts")
    settings = {"ATLAS_DATA_DIR": data, "TMPDIR": temporary, "ATLAS_FACTS_DIR": facts}
    with run_app(data, *((name, str(value)) for name, value in settings.items())) as server:
        asyncio.run(_every_page(server))
        time.sleep(QUIET_SECONDS)
        before = take_sample(server.pid, (data, temporary), time.perf_counter())
        samples = asyncio.run(_run(server, (data, temporary), minutes, soak))
        time.sleep(get_option("server.disconnectedSessionTTL"))
        asyncio.run(_every_page(server))
        time.sleep(QUIET_SECONDS)
        after = take_sample(server.pid, (data, temporary), time.perf_counter() - 60 * minutes)
    faults = faults_of(before, samples, after)
    faults += [f"answer {name}: {count} times" for name, count in soak.server_faults.items()]
    faults += [f"visitor failed, {name}: {count} times" for name, count in soak.failed.items()]
    return [before, *samples, after], faults, soak


def write_soak(minutes: float, samples: list[Sample], faults: list[str], soak: Soak) -> Path:
    """Write a soak as ``soak-<date>.json``; a later one of the day replaces it."""
    RESULTS.mkdir(parents=True, exist_ok=True)
    file = RESULTS / f"soak-{datetime.now(UTC).date().isoformat()}.json"
    # Not asdict: it makes no dictionaries of counters.
    content = vars(soak) | {"minutes": minutes, "faults": faults, "samples": [asdict(each) for each in samples]}
    file.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return file


def main() -> int:
    """Soak the app; 1 when it did not end as it began."""
    parser = argparse.ArgumentParser(prog="python -m bench.soak", description="Soak the app.")
    parser.add_argument("--minutes", type=float, default=10, metavar="M", help="default 10")
    minutes = parser.parse_args().minutes
    with TemporaryDirectory() as folder:
        samples, faults, soak = soak_app(Path(folder), minutes)
    file = write_soak(minutes, samples, faults, soak)
    sys.stdout.write(f"{soak.visits} visits, {soak.runs} runs, {soak.attacks.total()} attacks in {minutes:g} minutes\n")
    sys.stdout.write(f"memory, last third against the middle third: {memory_growth(samples[1:-1]):+.1%}\n")
    for name, sample in (("before", samples[0]), ("during", samples[len(samples) // 2]), ("after", samples[-1])):
        sys.stdout.write(f"{name}: {asdict(sample)}\n")
    sys.stdout.write("\n".join(faults or ["holds"]) + f"\nwritten to bench/results/{file.name}\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

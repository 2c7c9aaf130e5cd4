"""Runs the benchmark: ``python -m bench --repetitions 5``."""

import argparse
import os
import platform
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

from playwright.sync_api import Browser, Error, sync_playwright

from bench.app import run_app, warm
from bench.floor import run_floor
from bench.measure import STEPS, VIEWPORT, Figures, measure, open_browser, open_context, visit
from bench.report import Run, Setting, plain_table, write_docs, write_results
from bench.servers import BenchError, Server
from layers.atlas import open_atlas

MOST_REPETITIONS = 50
START_SECONDS = 600
REPETITION_SECONDS = 180


def say(line: str) -> None:
    """Print a line at once, so that progress shows through a pipe."""
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def _repetitions(text: str) -> int:
    count = int(text)
    if not 1 <= count <= MOST_REPETITIONS:
        message = f"1 to {MOST_REPETITIONS}"
        raise argparse.ArgumentTypeError(message)
    return count


def read_options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure the app beside a static page.")
    parser.add_argument("--repetitions", type=_repetitions, default=5, metavar="N", help="default 5")
    parser.add_argument("--write-docs", action="store_true", help="replace docs/performance.md")
    return parser.parse_args()


@contextmanager
def limited(seconds: int) -> Iterator[None]:
    """End the block, servers and all, when it is asked to stop or takes too long."""

    def stop(number: int, _frame: FrameType | None) -> None:
        reason = f"took longer than {seconds} s" if number == signal.SIGALRM else "was asked to stop"
        message = f"the benchmark {reason}"
        raise BenchError(message)

    for number in (signal.SIGALRM, signal.SIGTERM):
        signal.signal(number, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)


def read_setting(browser: Browser, repetitions: int) -> Setting:
    """Read versions and the like of this run."""
    return Setting(
        date=datetime.now(UTC).date().isoformat(),
        repetitions=repetitions,
        cores=os.cpu_count() or 1,
        boundaries=open_atlas().boundaries.kind,
        python=platform.python_version(),
        streamlit=metadata.version("streamlit"),
        folium=metadata.version("folium"),
        # The package adds its own build number to Leaflet's version.
        leaflet=metadata.version("XStatic-Leaflet").rpartition(".")[0],
        chromium=browser.version,
        corpus="tables and texts" if os.environ.get("ATLAS_LIBRARY_DIR") else "tables",
    )


def repeat(browser: Browser, servers: tuple[Server, Server], repetitions: int) -> dict[str, list[Figures]]:
    """Measure both servers in turn; who comes first alternates."""
    for server in servers:
        with open_context(browser) as context:
            visit(context, server)
    taken: dict[str, list[Figures]] = {server.name: [] for server in servers}
    for repetition in range(repetitions):
        for server in servers if repetition % 2 == 0 else reversed(servers):
            taken[server.name].append(measure(browser, server))
        times = ", ".join(f"{name} {figures[-1]['first_map_ms']:,.0f} ms" for name, figures in taken.items())
        say(f"repetition {repetition + 1}/{repetitions}: {times}")
    return taken


def run_bench(folder: Path, repetitions: int) -> Run:
    """Start both servers over one data folder, measure them and stop them."""
    say("preparing")
    warm(folder)
    with run_floor(folder) as floor, run_app(folder) as app, sync_playwright() as playwright:
        browser = open_browser(playwright)
        taken = repeat(browser, (floor, app), repetitions)
        setting = read_setting(browser, repetitions)
        browser.close()
    return Run(setting, taken["floor"], taken["app"])


def main() -> int:
    """Run the benchmark; 1 when it could not be finished."""
    options = read_options()
    try:
        with TemporaryDirectory() as folder, limited(START_SECONDS + options.repetitions * REPETITION_SECONDS):
            # Before anything reads the settings: both servers and this process share the folder.
            os.environ["ATLAS_DATA_DIR"] = folder
            run = run_bench(Path(folder), options.repetitions)
    except (BenchError, Error) as fault:
        sys.stderr.write(f"\n{fault}\n")
        return 1
    say(f"\n{plain_table(run)}\n")
    say(f"written to bench/results/{write_results(run).name}")
    if options.write_docs:
        write_docs(run, VIEWPORT["width"], VIEWPORT["height"], STEPS)
        say("written to docs/performance.md")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Runs the benchmark: ``python -m bench --repetitions 5 --only app dash``."""

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

from bench.kinds import KINDS, prepare
from bench.measure import open_browser
from bench.report import bar_rows, growth_rows, plain_table, table_rows, write_docs, write_results
from bench.run import Bench, Run, Setting, chosen_kinds
from bench.servers import BenchError
from utils.config.facts import current_facts

MOST_REPETITIONS = 50
START_SECONDS = 900
REPETITION_SECONDS = 600
PACKAGES = ("streamlit", "folium", "streamlit-folium", "dash", "dash-leaflet", "gunicorn", "plotly")


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
    parser = argparse.ArgumentParser(prog="python -m bench", description="Measure the app beside its peers.")
    names = [kind.name for kind in KINDS]
    parser.add_argument("--repetitions", type=_repetitions, default=5, metavar="N", help="default 5")
    parser.add_argument("--only", nargs="+", choices=names, default=[], metavar="SERVER", help=", ".join(names))
    parser.add_argument("--write-docs", action="store_true", help="replace docs/performance.md and its chart")
    return parser.parse_args()


@contextmanager
def limited(seconds: int) -> Iterator[None]:
    """End the block, servers and all, when it is asked to stop or takes too long."""

    def stop(number: int, _frame: FrameType | None) -> None:
        reason = f"took longer than {seconds} s" if number == signal.SIGALRM else "was asked to stop"
        message = f"the benchmark {reason}"
        # No BenchError: that of a part is noted and passed over.
        raise SystemExit(message)

    for number in (signal.SIGALRM, signal.SIGTERM):
        signal.signal(number, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)


def read_setting(browser: Browser, repetitions: int) -> Setting:
    """Read versions and the like of this run."""
    versions = {"python": platform.python_version()} | {name: metadata.version(name) for name in PACKAGES}
    # The package adds its own build number to Leaflet's version.
    versions["leaflet"] = metadata.version("XStatic-Leaflet").rpartition(".")[0]
    return Setting(
        date=datetime.now(UTC).date().isoformat(),
        repetitions=repetitions,
        cores=os.cpu_count() or 1,
        boundaries=current_facts().boundaries.kind,
        corpus="tables and texts" if os.environ.get("ATLAS_LIBRARY_DIR") else "tables",
        chromium=browser.version,
        versions=versions,
    )


def run_bench(folder: Path, options: argparse.Namespace) -> Run:
    """Prepare the folder, measure every server and stop it."""
    say("preparing")
    prepare(folder)
    kinds = chosen_kinds(options.only)
    with sync_playwright() as playwright:
        browser = open_browser(playwright)
        run = Run(read_setting(browser, options.repetitions))
        bench = Bench(browser, folder, run, say)
        bench.repeat(kinds, options.repetitions)
        bench.grow(kinds)
        browser.close()
    return run


def main() -> int:
    """Run the benchmark; 1 when part of it could not be measured."""
    options = read_options()
    try:
        with TemporaryDirectory() as folder, limited(START_SECONDS + options.repetitions * REPETITION_SECONDS):
            # Before anything reads the settings: all servers and this process share the folder.
            os.environ["ATLAS_DATA_DIR"] = folder
            run = run_bench(Path(folder), options)
    except (BenchError, Error) as fault:
        sys.stderr.write(f"\n{fault}\n")
        return 1
    for rows in (table_rows(run), growth_rows(run), bar_rows(run)):
        say(f"\n{plain_table(rows)}")
    say(f"\nwritten to bench/results/{write_results(run).name}")
    if options.write_docs:
        write_docs(run)
        say("written to docs/performance.md")
    return 1 if run.faults else 0


if __name__ == "__main__":
    sys.exit(main())

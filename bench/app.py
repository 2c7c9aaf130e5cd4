"""Runs the app itself, with its derived files made beforehand."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.servers import HOST, BenchError, Server, free_port, run_server
from utils.bundle import compress_bundle

COMPRESS_SECONDS = 300


def warm(data_dir: Path) -> None:
    """Compress Streamlit's bundle, as a server that has run before has done.

    Raises
    ------
    BenchError
        When the compression takes too long.
    """
    thread = compress_bundle(data_dir)
    thread.join(COMPRESS_SECONDS)
    if thread.is_alive():
        message = f"Streamlit's bundle was not compressed within {COMPRESS_SECONDS} s"
        raise BenchError(message)


@contextmanager
def run_app(data_dir: Path) -> Iterator[Server]:
    """Run the app for as long as the block lasts.

    Parameters
    ----------
    data_dir
        Folder for derived files; ``ATLAS_DATA_DIR`` names it too.
    """
    port = free_port()
    arguments = ["server", "--port", str(port), "--address", HOST]
    with run_server("app", arguments, port, "/api/health", data_dir / "app.log") as server:
        yield server

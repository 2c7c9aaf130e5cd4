"""Runs the app itself, with its derived files made beforehand."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.servers import HOST, BenchError, Command, Server, free_port, run_server
from server.streamlit_files import compress_bundle

COMPRESS_SECONDS = 300
# Here every visitor has the same address; in the world a hundred have a hundred.
ONE_ADDRESS = ("ATLAS_REQUESTS_PER_SECOND", "2000")


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


def streamlit_command(port: int, script: str, *more: str) -> tuple[str, ...]:
    """Arguments that run a script with Streamlit on a port of this machine."""
    address = ("--server.port", str(port), "--server.address", HOST, "--server.headless", "true")
    return ("streamlit", "run", script, *address, *more)


def app_command(port: int, *settings: tuple[str, str]) -> Command:
    """How the app is started; ``settings`` are variables beside those of this process."""
    return Command(("server", "--port", str(port), "--address", HOST), port, settings=(ONE_ADDRESS, *settings))


@contextmanager
def run_app(data_dir: Path, *settings: tuple[str, str]) -> Iterator[Server]:
    """Run the app for as long as the block lasts.

    Parameters
    ----------
    data_dir
        Folder for derived files; ``ATLAS_DATA_DIR`` names it too.
    settings
        Variables beside those of this process.
    """
    with run_server("app", app_command(free_port(), *settings), data_dir / "app.log") as server:
        yield server

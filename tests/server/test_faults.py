"""Faults of the host: a disk that cannot be written or is full, spoilt files, a killed process, a clock set back."""

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPException
from pathlib import Path

import brotli
import pytest

from geodata.atomic_file import FORGOTTEN_SECONDS, sweep, write_whole
from geodata.audit.stored import read_report
from geodata.errors import DataError
from geodata.tables.readers import read_tables
from server.streamlit_files import bundle_folder
from tests.facts import FACTS, ROOT
from tests.serving import Server, copy_derived, refused_start, running, running_on

FILE = re.compile(rb"/(?:geo|data|assets)/[\w.-]+")
# Compresses the bundle where no file may become larger than a limit, and reads back what would be served.
CHILD = """
import brotli, logging, resource, sys
from pathlib import Path
from server.streamlit_files import bundle_folder, compress_bundle, compressed_bundle
logging.basicConfig(level=logging.WARNING)
if int(sys.argv[2]):
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
compress_bundle(Path(sys.argv[1])).join()
for file in bundle_folder().rglob("*.js"):
    name = file.relative_to(bundle_folder()).as_posix()
    served = compressed_bundle("/static/" + name, Path(sys.argv[1]))
    assert served and brotli.decompress(served.content) == file.read_bytes(), name
"""


@contextmanager
def small_disk(folder: Path, options: str) -> Iterator[Path]:
    """A disk of its own in memory; a plain folder where the system lets none be made."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    made = subprocess.run(mount, check=False, stderr=subprocess.DEVNULL).returncode == 0
    try:
        yield folder
    finally:
        if made:
            subprocess.run(["umount", "-l", str(folder)], check=True)


def served_files(server: Server) -> dict[str, bytes]:
    """Files of the overview by their hashed names."""
    page = server.get("/", accept="text/html").body
    return {path.decode(): server.get(path.decode()).body for path in set(FILE.findall(page))}


def largest_scripts() -> list[str]:
    """Names of the bundle's scripts below ``static``, the largest first."""
    files = sorted(bundle_folder().rglob("*.js"), key=lambda file: -file.stat().st_size)
    return [file.relative_to(bundle_folder()).as_posix() for file in files]


def wait_for_copies(server: Server) -> None:
    """Wait until every script of the bundle is served compressed."""
    deadline = time.monotonic() + 120
    for name in largest_scripts():
        while "content-encoding" not in server.get(f"/static/{name}", accept_encoding="br").headers:
            assert time.monotonic() < deadline, name
            time.sleep(0.2)


def check_bundle(server: Server) -> None:
    """Every script arrives as installed."""
    wait_for_copies(server)
    for name in largest_scripts():
        answer = server.get(f"/static/{name}", accept_encoding="br")
        assert brotli.decompress(answer.body) == (bundle_folder() / name).read_bytes(), name


@pytest.fixture(scope="module")
def sound(server: Server) -> dict[str, bytes]:
    """Files of an app that lacks nothing."""
    return served_files(server)


def check_unwritten(server: Server, sound: dict[str, bytes]) -> None:
    """All is served as ever; the log says why the next start takes as long."""
    assert served_files(server) == sound
    assert server.get("/print/regions/nanan").status == 200
    assert server.get("/api/places.gpkg").body.startswith(b"SQLite format 3")
    log = server.log.read_text("utf-8")
    assert "The data folder cannot be written; boundaries are converted at every start." in log
    assert "Traceback" not in log


def test_data_folder_below_a_file(tmp_path: Path, sound: dict[str, bytes]) -> None:
    """A folder that cannot be made costs time at each start and nothing else."""
    blocked = tmp_path / "file"
    blocked.write_text("", "utf-8")
    with running(tmp_path, ATLAS_DATA_DIR=str(blocked / "data")) as server:
        check_unwritten(server, sound)


def test_data_folder_on_a_read_only_disk(tmp_path: Path, sound: dict[str, bytes]) -> None:
    """A disk that takes no file: the app starts and shows everything."""
    with small_disk(tmp_path / "disk", "ro") as disk:
        if not disk.is_mount():
            pytest.skip("this system lets no disk be mounted (needs root); a folder below a file stands in above")
        with running(tmp_path, ATLAS_DATA_DIR=str(disk)) as server:
            check_unwritten(server, sound)


@pytest.mark.serving
def test_full_disk_leaves_no_half_file(tmp_path: Path) -> None:
    """What does not fit is served from memory; every file on disk is whole, and none is left in part."""
    with small_disk(tmp_path / "disk", "size=1m") as folder:
        # Without a disk of its own a limit on files stands in: the system cuts the write in its middle as well.
        limit = 0 if folder.is_mount() else 200_000
        done = subprocess.run(
            [sys.executable, "-c", CHILD, str(folder), str(limit)], cwd=ROOT, check=False, capture_output=True,
            text=True, encoding="utf-8",
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert "The data folder cannot be written" in done.stderr
        copies = {path: brotli.decompress(path.read_bytes()) for path in folder.rglob("*.br")}
        assert 0 < len(copies) < len(largest_scripts())
        for path, content in copies.items():
            name = path.relative_to(next(folder.iterdir())).as_posix().removesuffix(".br")
            assert content == (bundle_folder() / name).read_bytes()
        assert list(folder.rglob("*.part")) == []


def test_parts_of_killed_processes_are_taken_away(tmp_path: Path) -> None:
    """An old part goes; one that may still be written stays; two writers of one file leave a whole one."""
    old, young = tmp_path / "a.br.1.part", tmp_path / "b.br.2.part"
    old.write_text("half", "utf-8")
    young.write_text("half", "utf-8")
    os.utime(old, (time.time() - 2 * FORGOTTEN_SECONDS,) * 2)
    sweep(tmp_path)
    assert list(tmp_path.glob("*.part")) == [young]
    contents = [bytes([i]) * 2_000_000 for i in range(6)]
    writers = [threading.Thread(target=write_whole, args=(tmp_path / "c", content)) for content in contents]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert (tmp_path / "c").read_bytes() in contents
    assert list(tmp_path.glob("c.*")) == []


def ask_until_gone(server: Server, answers: list[int]) -> None:
    """Ask for pages and files until the server is no more."""
    with suppress(OSError, HTTPException):
        while True:
            answers.append(server.get("/", accept="text/html").status)
            answers.append(server.get(f"/static/{largest_scripts()[0]}", accept_encoding="br").status)


def kill_under_load(server: Server) -> list[int]:
    """Kill the process while it answers four visitors; what they were answered."""
    answers: list[int] = []
    visitors = [threading.Thread(target=ask_until_gone, args=(server, answers)) for _visitor in range(4)]
    for visitor in visitors:
        visitor.start()
    while len(answers) < len(visitors):
        time.sleep(0.01)
    os.kill(server.pid, signal.SIGKILL)
    for visitor in visitors:
        visitor.join()
    return answers


def copy_all_but_some(source: Path, target: Path) -> None:
    """Copy derived files but for the first half of the compressed scripts, which the first start is to make."""
    copy_derived(source, target)
    copies = sorted(target.glob("streamlit-*/**/*.br"))
    for copy in copies[: len(copies) // 2]:
        copy.unlink()


def spoil_files(folder: Path) -> None:
    """Cut the boundaries and one copy, replace another, and leave a part beside them."""
    [boundaries] = folder.glob("boundaries-*")
    boundaries.write_bytes(boundaries.read_bytes()[:-1] + b"?")
    first, second = (next(folder.glob(f"streamlit-*/{name}.br")) for name in largest_scripts()[:2])
    first.write_bytes(first.read_bytes()[:5_000])
    second.write_bytes(brotli.compress(b"alert(1)", quality=1))
    first.with_name(f"{first.name}.0.part").write_bytes(b"half")


def test_killed_process_starts_again_with_the_same_files(
    tmp_path: Path, server: Server, sound: dict[str, bytes]
) -> None:
    """After kill -9 under load, and after its derived files are spoilt, a start serves the same bytes."""
    copy_all_but_some(server.data_dir, tmp_path)
    with running(tmp_path) as first:
        assert set(kill_under_load(first)) == {200}
    with running_on(first.port, tmp_path) as second:
        assert served_files(second) == sound
        check_bundle(second)
    spoil_files(tmp_path)
    with running_on(first.port, tmp_path) as third:
        assert served_files(third) == sound
        check_bundle(third)
        assert third.get(f"/static/{largest_scripts()[0]}.0.part", accept_encoding="br").body != b"half"
    sound_again = [path for path in tmp_path.glob("streamlit-*/**/*.br") if brotli.decompress(path.read_bytes())]
    assert len(sound_again) == len(list(tmp_path.glob("streamlit-*/**/*.br")))


@pytest.mark.parametrize("text", ["[]", "{}", '{"resources": [{"name": "x"}]}', '{"resources": 7}'])
def test_description_of_something_else_is_named(tmp_path: Path, text: str) -> None:
    """JSON that does not describe the tables is named with the remedy."""
    folder = Path(shutil.copytree(FACTS, tmp_path / "facts"))
    (folder / "datapackage.json").write_text(text, "utf-8")
    with pytest.raises(DataError, match=r"datapackage\.json: .*Restore it"):
        read_tables(folder)


@pytest.mark.parametrize("spoil", ["description", "encoding", "folder"])
def test_start_on_spoilt_facts_ends_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoil: str) -> None:
    """No empty start: the end names the file and what to do, without a traceback."""
    folder = Path(shutil.copytree(FACTS, tmp_path / "facts"))
    if spoil == "description":
        (folder / "datapackage.json").write_text("{", "utf-8")
    elif spoil == "encoding":
        (folder / "units.csv").write_bytes((folder / "units.csv").read_bytes() + b"\xff\xfe\n")
    else:
        shutil.rmtree(folder)
    ended = refused_start(monkeypatch, tmp_path / "data", ATLAS_FACTS_DIR=str(folder))
    assert ended.code == 2
    assert ("units.csv: not UTF-8" if spoil == "encoding" else "datapackage.json") in ended.output
    assert "estore it" in ended.output
    assert "Traceback" not in ended.output


@pytest.mark.parametrize("text", ["", "{", "[]", '{"checks": [{}], "tables": {}}'])
def test_broken_audit_is_no_audit(tmp_path: Path, text: str) -> None:
    """A kept audit that cannot be read counts as none: the page asks for a new one."""
    shutil.copy(FACTS / "datapackage.json", tmp_path)
    (tmp_path / "audit.json").write_text(text, "utf-8")
    found = read_report(tmp_path)
    assert (found.checks, found.current) == ((), False)

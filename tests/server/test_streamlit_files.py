"""The compressed copy of Streamlit's own files."""

from pathlib import Path

import brotli
import pytest

from server.streamlit_files import bundle_folder, compress_bundle, compressed_bundle

SECONDS = 120


def first_script() -> str:
    """Name of one script of the bundle below ``static``."""
    script = min(bundle_folder().rglob("*.css"))
    return script.relative_to(bundle_folder()).as_posix()


def test_copy_holds_the_same_bytes(prepared_dir: Path) -> None:
    """A compressed file unpacks to the installed one; other paths have none."""
    compress_bundle(prepared_dir).join(SECONDS)
    name = first_script()
    file = compressed_bundle(f"/static/{name}", prepared_dir)
    assert file is not None
    assert brotli.decompress(file.content) == (bundle_folder() / name).read_bytes()
    assert compressed_bundle("/static/../../../etc/passwd.js", prepared_dir) is None
    assert compressed_bundle("/static/no-such.js", prepared_dir) is None


# It compresses all of the bundle, which is too long for the quick part of the tests.
@pytest.mark.serving
def test_folder_that_cannot_be_written_is_said(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A file in the place of the folder ends in words, not in a fault."""
    blocked = tmp_path / "data"
    blocked.write_text("", "utf-8")
    compress_bundle(blocked).join(SECONDS)
    assert "cannot be written" in caplog.text

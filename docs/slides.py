"""Makes the pictures of a story as PowerPoint, as LibreOffice opens it: ``python -m docs.slides``."""

import json
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from exports.exporter import run_export
from exports.request import read_export_request
from utils.stories.validate import shipped_story, story_data
from utils.text.i18n import LANGUAGES

FOLDER = Path(__file__).parent / "images"
STORY = "plan"
# Slides that are shown, from 1, in rows of so many.
SHOWN, ACROSS = (1, 2, 3, 5, 9, 11), 3
DPI, COLOURS = 48, 200


def _no_progress(_done: int, _of: int, _text: str) -> None:
    """Ignore progress, where nobody waits."""


def presentation(lang: str) -> bytes:
    """The story as a presentation in one language."""
    story = story_data(shipped_story(STORY))
    request = read_export_request(json.dumps({"form": "pptx", "story": story}).encode(), lang)
    return run_export(request, "", _no_progress).content


def pages(content: bytes, folder: Path) -> list[Path]:
    """Slides of a presentation as LibreOffice draws them, one PNG each."""
    file = folder / "slides.pptx"
    file.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(  # noqa: S603 (own arguments)
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, file],  # noqa: S607
        check=True, capture_output=True,
    )  # fmt: skip
    subprocess.run(["pdftoppm", "-r", str(DPI), "-png", folder / "slides.pdf", folder / "page"], check=True)  # noqa: S603, S607
    return sorted(folder.glob("page-*.png"))


def mosaic(files: list[Path]) -> Image.Image:
    """The shown slides side by side."""
    images = [Image.open(files[number - 1]).convert("RGB") for number in SHOWN]
    width, height = images[0].size
    whole = Image.new("RGB", (ACROSS * width + ACROSS - 1, 2 * height + 1), "#7C8792")
    for i, image in enumerate(images):
        whole.paste(image, ((i % ACROSS) * (width + 1), (i // ACROSS) * (height + 1)))
    return whole


def main() -> None:
    """Make one picture for each language."""
    for lang in LANGUAGES:
        with TemporaryDirectory() as folder:
            picture = mosaic(pages(presentation(lang), Path(folder)))
        name = "slides.png" if lang == "zh" else f"slides-{lang}.png"
        picture.quantize(COLOURS).save(FOLDER / name, optimize=True)


if __name__ == "__main__":
    main()

"""Typesetting with Typst: templates take their content as data, so that no text is ever read as markup."""

import json
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from exports.shared.fonts import needed_family, system_fonts
from utils.text.i18n import DEFAULT_LANGUAGE

TEMPLATES = Path(__file__).parent / "templates"
# A page that a picture fills.
BARE = b"""#set page(width: float(sys.inputs.width) * 1mm, height: float(sys.inputs.height) * 1mm, margin: 0pt)
#set text(font: sys.inputs.family)
#image(bytes(sys.inputs.svg), format: "svg", width: 100%, height: 100%)"""


@lru_cache(maxsize=8)
def template(name: str) -> bytes:
    """Source of a template, with the parts that all templates share."""
    return (TEMPLATES / "shared.typ").read_bytes() + (TEMPLATES / f"{name}.typ").read_bytes()


def page_png(svg: str, paper: tuple[float, float], dpi: float) -> bytes:
    """Page that a picture fills, as PNG.

    Parameters
    ----------
    svg
        The picture.
    paper
        Width and height in millimetres.
    dpi
        Dots per inch.

    Raises
    ------
    FontError
        If no Chinese typeface is installed.
    """
    family = needed_family(DEFAULT_LANGUAGE)
    inputs = {"svg": svg, "width": str(paper[0]), "height": str(paper[1]), "family": family}
    return typst.compile(
        BARE, font_paths=system_fonts(), ignore_system_fonts=True, format="png", ppi=dpi, sys_inputs=inputs
    )


def pages_pdf(name: str, content: dict[str, Any], date: str) -> bytes:
    """Typeset content with a template, as tagged PDF.

    Parameters
    ----------
    name
        Template in ``exports/print_layout/templates``.
    content
        Plain data, which the template reads as JSON.
    date
        Date of the file, ISO 8601.
    """
    return typst.compile(
        template(name), font_paths=system_fonts(), ignore_system_fonts=True, format="pdf",
        sys_inputs={"content": json.dumps(content, ensure_ascii=False)},
        timestamp=datetime.fromisoformat(date).replace(tzinfo=UTC),
    )  # fmt: skip

"""SVG elements as text: presentation attributes only, every text escaped."""

from collections.abc import Iterable
from html import escape

from geodata.visible_text import visible
from utils.drawing.fonts import SANS, font_stack

Value = str | float


def number(value: float) -> str:
    """Number with at most two decimals."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def element(name: str, children: str = "", **attributes: Value) -> str:
    """One element.

    Parameters
    ----------
    name
        Name of the element.
    children
        Its content as SVG, already escaped.
    **attributes
        By name, with ``_`` for ``-``; empty texts are left out, and a final ``_`` avoids keywords of Python.
    """
    shown = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(visible(value) if isinstance(value, str) else number(value))}"'
        for key, value in attributes.items()
        if value != ""
    )
    return f"<{name}{shown}>{children}</{name}>" if children else f"<{name}{shown}/>"


def text_element(text: str, **attributes: Value) -> str:
    """Text element; characters that XML forbids are replaced by U+FFFD."""
    return element("text", escape(visible(text), quote=False), **attributes)


def title_element(text: str) -> str:
    """Title of a document, or of a part of it."""
    return element("title", escape(visible(text), quote=False))


def document(width: float, height: float, children: Iterable[str], paper: tuple[float, float] | None = None) -> str:
    """Whole SVG document.

    Parameters
    ----------
    width, height
        Extent of its coordinates.
    children
        Elements.
    paper
        Width and height in millimetres; without it, coordinates are pixels.
    """
    across, high = (f"{number(side)}mm" for side in paper) if paper else (number(width), number(height))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{across}" height="{high}" '
        f'viewBox="0 0 {number(width)} {number(height)}">{"".join(children)}</svg>'
    )


def in_face(children: str) -> str:
    """Group of elements whose text is set in the sans-serif fonts of the visual guide."""
    return element("g", children, font_family=font_stack(SANS, "sans-serif"))

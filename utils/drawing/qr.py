"""Links as QR codes: pictures that every painter of pictures can draw."""

import segno

from utils.drawing.display_list import PathItem, Picture

# Blank modules around a code, as its standard asks.
QUIET = 4


def qr_picture(link: str, color: str) -> Picture:
    """QR code of a link, one pixel a module, with its blank edge.

    Parameters
    ----------
    link
        Whole address.
    color
        Of the dark modules.
    """
    rows = [list(row) for row in segno.make_qr(link, error="m").matrix]
    path = "".join(_module(x + QUIET, y + QUIET) for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    side = len(rows) + 2 * QUIET
    return Picture(side, side, (PathItem("", "fill", path, color),))


def _module(x: int, y: int) -> str:
    return f"M{x} {y}L{x + 1} {y}L{x + 1} {y + 1}L{x} {y + 1}Z"

"""Links as QR codes."""

import segno

from utils.drawing.display_list import PathItem, Picture

# Width of the quiet zone in modules, as the standard requires.
QUIET = 4


def qr_picture(link: str, color: str) -> Picture:
    """QR code of a link as a picture, one pixel per module, with its quiet zone.

    Parameters
    ----------
    link
        URL.
    color
        Colour of the dark modules.
    """
    rows = [list(row) for row in segno.make_qr(link, error="m").matrix]
    path = "".join(_module(x + QUIET, y + QUIET) for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    side = len(rows) + 2 * QUIET
    return Picture(side, side, (PathItem("", "fill", path, color),))


def _module(x: int, y: int) -> str:
    return f"M{x} {y}L{x + 1} {y}L{x + 1} {y + 1}L{x} {y + 1}Z"

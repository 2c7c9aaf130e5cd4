"""Pictures of a found line beside the sketch and its band, with the attribution that the licence asks for."""

from html import escape

import shapely
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry

from geodata.visible_text import visible

WIDTH, HEIGHT, MARGIN, TOP, FOOT = 900.0, 640.0, 30.0, 40.0, 65.0
LETTERS = 'font-family="sans-serif" font-size="14"'
SCALE_STEPS_KM = (0.5, 1, 2, 5, 10, 20, 50, 100)
SCALE_SHARE = 0.3
BAND = 'fill="currentColor" fill-rule="evenodd" fill-opacity="0.12"'
SKETCH = 'fill="none" stroke="currentColor" stroke-opacity="0.55" stroke-width="1.5" stroke-dasharray="6 4"'
FOUND = 'fill="none" stroke="currentColor" stroke-width="3" stroke-linejoin="round"'


def line_picture(title: str, sketch: LineString, band_m: float, found: BaseGeometry, attribution: str) -> str:
    """Draw a found line over the sketch and its band.

    Parameters
    ----------
    title
        First line of the picture.
    sketch, found
        In the same equal-area projection, metres.
    band_m
        Half-width of the sketch's error in metres.
    attribution
        Printed at the lower right.

    Returns
    -------
    An SVG document, north up.
    """
    band = sketch.buffer(band_m)
    frame = _Frame(shapely.union_all([band, found]).bounds)
    legend = f"thick: found line · dashed: sketch · grey: ±{band_m / 1000:,.1f} km"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}" role="img">',
        f"<title>{_text(title)}</title>",
        '<rect width="100%" height="100%" fill="white"/>',
        f'<path d="{" ".join(map(frame.path, [band.exterior, *band.interiors]))}" {BAND}/>',
        f'<path d="{frame.path(sketch)}" {SKETCH}/>',
        *(f'<path d="{frame.path(part)}" {FOUND}/>' for part in shapely.get_parts(found)),
        *frame.scale_bar(),
        _label(MARGIN, 22, title),
        _label(MARGIN, HEIGHT - 12, legend),
        _label(WIDTH - MARGIN, HEIGHT - 12, attribution, "end"),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


class _Frame:
    """Metres to units of the picture."""

    def __init__(self, bounds: tuple[float, float, float, float]) -> None:
        west, south, east, north = bounds
        room = (WIDTH - 2 * MARGIN, HEIGHT - TOP - FOOT)
        self.scale = min(room[0] / max(east - west, 1.0), room[1] / max(north - south, 1.0))
        self.west, self.north = west, north

    def path(self, line: BaseGeometry) -> str:
        """Path data of a line or ring."""
        x, y = (shapely.get_coordinates(line) - (self.west, self.north)).T * self.scale
        return "M" + " ".join(f"{MARGIN + e:.1f},{TOP - n:.1f}" for e, n in zip(x, y, strict=True))

    def scale_bar(self) -> list[str]:
        """A bar of a round number of kilometres."""
        widest = SCALE_SHARE * WIDTH / self.scale / 1000
        km = max((step for step in SCALE_STEPS_KM if step <= widest), default=SCALE_STEPS_KM[0])
        top, end = HEIGHT - 44, MARGIN + km * 1000 * self.scale
        bar = f'<path d="M{MARGIN:.1f},{top} {end:.1f},{top}" fill="none" stroke="currentColor" stroke-width="2"/>'
        return [bar, _label(end + 6, top + 4, f"{km:g} km")]


def _label(x: float, y: float, text: str, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" {LETTERS} text-anchor="{anchor}">{_text(text)}</text>'


def _text(text: str) -> str:
    return escape(visible(text))

"""Picture of a one-page sheet: regions and places as the map of the region page draws them, with its scale."""

from urllib.parse import urlencode

from exports.print_layout.poster_parts import set_scale
from layers.catalog.base_layers import REGIONS
from layers.catalog.colours import read_tokens
from layers.catalog.highlight import Highlight
from layers.views.static_map import static_map
from layers.views.view_state import map_roles
from utils.config.facts import current_facts
from utils.drawing.box import Ink
from utils.drawing.picture_svg import picture_parts
from utils.drawing.svg import document, in_face, title_element
from utils.stories.slides import MapView

SIZE = (520.0, 330.0)
# Upper left corner of the scale bar.
SCALE_AT = (398.0, 302.0)


def sheet_picture(focus: Highlight, title: str, lang: str, place: str = "") -> str:
    """Picture of a sheet as SVG; empty where no boundary may be drawn unasked.

    Parameters
    ----------
    focus
        Regions that are outlined and turned to, and places that are drawn.
    title
        What a screen reader says.
    lang
        Language of the labels.
    place
        Id of the place that is selected.
    """
    if map_roles() != REGIONS["all"] or current_facts().boundaries.kind == "grid":
        return ""
    choices = {"region": focus.fit[0] if len(focus.fit) == 1 else "", "place": place}
    view = MapView("regions", urlencode({name: value for name, value in choices.items() if value}), vars(focus))
    plate = static_map(view, lang, SIZE)
    scale = set_scale(plate, 1.0, *SCALE_AT, Ink(10.0, read_tokens()["light"]["map"]["label"]))
    return document(*SIZE, (title_element(title), picture_parts(plate.picture, "sheet"), in_face(scale.svg)))

"""Static maps and charts, drawn by the same script as on screen and recorded as a display list.

One definition of layers, styles, drawing order and legend serves the canvas of a page and every file: the script
runs in V8 without a browser, on a drawing context that records each call.
"""

import json
from dataclasses import asdict
from threading import Lock
from typing import Any

from py_mini_racer import MiniRacer

from layers.bundles.assets import constant_lines
from layers.bundles.bundles import current_bundles
from layers.bundles.linker import WEB, link
from layers.bundles.presenter_bundle import presenter_constants
from layers.catalog.base_layers import base_layer_choices
from layers.views.map_approval import withheld_texts
from layers.views.view_state import map_roles
from utils.config.settings import per_settings
from utils.drawing.display_list import LegendEntry, PathItem, Picture, StaticMap, TextItem
from utils.drawing.text_metrics import read_letter_widths
from utils.stories.slides import Chart, MapView
from utils.text.i18n import LANGUAGES, translator

SIZE = (845.0, 668.0)
# Width in pixels that a chart is laid out for.
ACROSS = 845.0


def _file_of(role: str) -> Any:
    return json.loads(current_bundles().assets[role].raw)


def _roles(choices: Any) -> set[str]:
    """Roles of files in a nested dictionary of choices."""
    return {choices} if isinstance(choices, str) else set().union(*map(_roles, choices.values()))


class Engine:
    """The script of static maps in a V8 engine; it draws one picture at a time."""

    def __init__(self) -> None:
        self.lock, self.racer = Lock(), MiniRacer()
        script = link(WEB / "static_map" / "main.js")
        self.racer.eval(
            "\n".join([*constant_lines(presenter_constants() | {"LETTER_WIDTHS": read_letter_widths()}), script])
            + "\n0"
        )
        maps = {"opening": map_roles(), "grounds": base_layer_choices(), "withheld": withheld_texts(translator("zh"))}
        kept = {role: _file_of(role) for role in sorted(_roles(maps["opening"]) | _roles(maps["grounds"]))}
        facts = {lang: _file_of(f"facts-{lang}") for lang in LANGUAGES}
        self.call("keepFiles", {"maps": maps, "files": kept, "facts": facts})

    def call(self, function: str, *arguments: object) -> Any:
        """Call a function of the script; arguments and result are JSON."""
        text = ", ".join(json.dumps(each, ensure_ascii=False) for each in arguments)
        with self.lock:
            answer = self.racer.eval(f"JSON.stringify({function}({text}) ?? null)")
        return json.loads(str(answer))


@per_settings
def open_engine() -> Engine:
    """The engine of the current settings, made when the first picture is drawn."""
    return Engine()


def _item(item: dict[str, Any]) -> PathItem | TextItem:
    if "text" in item:
        return TextItem(**item)
    return PathItem(**item | {"dash": tuple(item.get("dash", ()))})


def _picture(made: dict[str, Any], size: tuple[float, float]) -> Picture:
    items = tuple(_item(item) for item in made["items"])
    return Picture(size[0], size[1], items, made.get("background", ""))


def _legend_entry(row: dict[str, Any]) -> LegendEntry:
    samples = tuple(_picture(each, (each["width"], each["height"])) for each in row["samples"])
    return LegendEntry(row["role"], row["text"], samples, row["count"])


def static_map(
    view: MapView, lang: str, size: tuple[float, float] = SIZE, theme: str = "light", lettering: float = 1.0
) -> StaticMap:
    """Static map of a view, with its legend, scale and the names of the drawn features.

    Parameters
    ----------
    view
        The view.
    lang, theme
        Language of the labels, and colour theme.
    size
        Width and height in pixels; line widths and font sizes do not scale with it.
    lettering
        Factor of the font sizes.
    """
    made = open_engine().call("stillMap", asdict(view), lang, list(size), theme, lettering)
    return StaticMap(
        picture=_picture(made, size),
        legend=tuple(_legend_entry(row) for row in made["legend"]),
        scale_px=made["scale"]["width"],
        scale_text=made["scale"]["text"],
        north=made["north"],
        # Where maps are withheld, the reason takes the place of the positional error.
        precision=" ".join(withheld_texts(translator(lang))) or made["precision"],
        drawn={kind: tuple(ids) for kind, ids in made["drawn"].items()},
        names=made["names"],
    )


def static_chart(
    chart: Chart, size: tuple[float, float] = SIZE, theme: str = "light", across: float = ACROSS
) -> Picture:
    """Static picture of a chart.

    Parameters
    ----------
    chart
        The chart with its data; rows without room are left out.
    size
        Width and height in pixels.
    theme
        Colour theme.
    across
        Width that it is laid out for: a smaller one makes larger text.
    """
    return _picture(open_engine().call("stillChart", asdict(chart), list(size), theme, across), size)

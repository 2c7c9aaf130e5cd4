"""A story as one HTML file: presenter, maps, data and fonts in a page that makes no requests."""

import base64
import json
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from layers.bundles.assets import STYLES
from layers.bundles.bundles import current_bundles
from layers.bundles.presenter_bundle import presenter_style
from layers.catalog.colours import style_variables
from layers.public_pages.page_head import data_line, maps_line
from layers.public_pages.presenter import presenter_html
from layers.views.static_map import open_engine
from utils.stories.slides import SlideDeck, slides_data

POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; font-src data:; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)
FACE = '@font-face{{font-family:"Noto Sans SC";font-weight:{weight};src:url(data:font/woff2;base64,{data})}}'
ENDING = re.compile("</(?=script|style)", re.IGNORECASE)


def _at_home(deck: SlideDeck, origin: str) -> SlideDeck:
    """The deck with absolute URLs: a file has no server of its own."""
    slides = tuple(
        replace(
            slide,
            address=origin + slide.address,
            link=origin + slide.link,
            evidence=tuple(replace(each, address=origin + each.address) for each in slide.evidence),
        )
        for slide in deck.slides
    )
    return replace(deck, slides=slides)


def _kept_files(deck: SlideDeck) -> dict[str, Any]:
    """Content of the files that the deck is drawn from, by URL path."""
    bundles = current_bundles()
    roles = open_engine().call("rolesOf", slides_data(deck)["slides"])
    return {f"/{bundles.url(role)}": json.loads(bundles.assets[role].raw) for role in (f"facts-{deck.lang}", *roles)}


def shown_letters(deck: SlideDeck) -> str:
    """Every character that the slides of a deck may show, once each."""
    facts = json.loads(current_bundles().assets[f"facts-{deck.lang}"].raw)
    labels = [[place["name"], place["label"]] for place in facts["places"].values()]
    texts = (slides_data(deck), facts["words"], facts["regions"], labels)
    return "".join(sorted(set("".join(json.dumps(text, ensure_ascii=False) for text in texts))))


def single_html(deck: SlideDeck, origin: str, faces: Sequence[tuple[int, bytes]]) -> bytes:
    """A story as one HTML file.

    Parameters
    ----------
    deck
        Slides of the story.
    origin
        Base URL of the server, for links to clauses and views; the file works without it.
    faces
        Weight and WOFF2 font of each embedded face; without any, the viewer's own fonts are used.
    """
    letters = [FACE.format(weight=weight, data=base64.b64encode(face).decode()) for weight, face in faces]
    style = "".join([*letters, style_variables(), (STYLES / "atlas.css").read_text("utf-8"), presenter_style()])
    script = ENDING.sub(r"<\\/", current_bundles().assets["deck"].raw.decode())
    head = (
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"><style>{style}</style>{maps_line(deck.lang)}'
        f"{data_line('atlas-deck', slides_data(_at_home(deck, origin)))}{data_line('atlas-kept', _kept_files(deck))}"
    )
    # The script comes after the elements that it fills.
    page = presenter_html(deck.lang, head).replace("</body>", f"<script>{script}</script></body>")
    return page.encode()

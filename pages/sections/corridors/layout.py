"""Parts of the corridors page: what the map shows, the diagram, the lists."""

import streamlit as st

from geodata.analysis.corridors import Direction, corridor_members, corridor_part, corridor_set, find_mentions
from geodata.analysis.entities import Entity
from pages.components.address_state import on_phone
from pages.components.chart_theme import mode_styles
from pages.components.layout import show_section
from pages.sections.corridors.lists import show_corridors, show_direction_card, show_directions, show_provision
from utils.charts.base import CONFIG
from utils.charts.corridors import reach_figure
from utils.text.i18n import translator


def show_reach(entities: tuple[Entity, ...], directions: list[Direction], chosen: Direction | None, lang: str) -> None:
    """Diagram of the whole, and the chosen direction beneath it."""
    _ = translator(lang)
    show_section(_("The whole reach"), _("schematic: only the order of the directions is geography"))
    ring = [] if on_phone() else find_mentions(entities, corridor_set("national"))
    figure = reach_figure(directions, ring, chosen.id if chosen else None, lang, mode_styles())
    st.plotly_chart(figure, theme=None, config=CONFIG, key="reach")
    show_direction_card(chosen, directions, lang)


def show_lists(entities: tuple[Entity, ...], directions: list[Direction], lang: str) -> None:
    """Every direction, axis and corridor with its clause."""
    _ = translator(lang)
    show_section(
        _("Six outward directions"),
        _("{n} directions; stage: the latest clause that states one").replace("{n}", str(len(directions))),
    )
    show_provision(lang)
    show_directions(directions, lang)
    left, right = st.columns([6, 6])
    with left:
        for part, title in (("axis", _("Three national axes")), ("corridor", _("Six national corridors"))):
            found = find_mentions(entities, corridor_part(part))
            show_corridors(title, str(len(found)), found, lang)
        show_corridors(
            _("Ecological corridors"),
            _("only rivers and ridges that are named"),
            find_mentions(entities, corridor_part("ecological")),
            lang,
        )
    with right:
        members = [each for key, parts in corridor_members().items() for each in (key, *parts)]
        show_corridors(
            _("Four international directions and the air"), _("south, west, east, north, air"),
            find_mentions(entities, members), lang,
        )  # fmt: skip
        opening = find_mentions(entities, corridor_part("opening"))
        show_corridors(_("Opening corridors of No. 37"), _("most without a route"), opening, lang)

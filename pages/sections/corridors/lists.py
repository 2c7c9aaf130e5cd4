"""Blocks of the corridors page: directions with lines and cities, corridors with their clauses."""

from collections.abc import Iterable

import streamlit as st
from htpy import Element, a, article, b, div, h3, header, i, p, small, span
from markupsafe import Markup

from geodata.analysis.corridors import Direction, Mention, corridor_members, unnamed_corridors
from geodata.analysis.entities import LINE_MODES, is_project
from geodata.tables.readers import read_documents, read_provisions
from pages.components.filters import address_select
from pages.components.layout import show_html, show_section
from utils.html.citations import reference_html, reference_of
from utils.html.markup import rendered
from utils.text.code_names import set_names, stage_names
from utils.text.formatting import clause_text, join_names
from utils.text.i18n import translator
from utils.text.project_names import kind_names
from utils.urls.page_urls import page_address

# The paragraph that names the six directions.
PROVISION = "p37-3-3-1"


def adopt_clicked(directions: list[Direction]) -> None:
    """Take a direction that was clicked on the map as the choice of the page."""
    place = st.query_params.get("place")
    seen = st.session_state.get("corridor-place")
    st.session_state["corridor-place"] = place
    if place != seen and place in {direction.id for direction in directions}:
        st.query_params["direction"] = str(place)


def corridor_filters(directions: list[Direction], lang: str) -> tuple[Direction | None, str]:
    """Choice of a direction, and of the set that the map shows."""
    _ = translator(lang)
    adopt_clicked(directions)
    names = {each.id: str(each.mention.row[f"label_{lang}"]) for each in directions}
    columns = st.columns([4, 4, 4])
    with columns[0]:
        chosen = address_select("direction", _("Direction"), names, empty=_("All six"))
    with columns[1]:
        shown = address_select("set", _("On the map"), set_names(lang)) or "directions"
    # A direction that was clicked earlier must not stay behind in the address.
    if st.query_params.get("place") in set(names) - {chosen}:
        del st.query_params["place"]
    return next((each for each in directions if each.id == chosen), None), shown


def stage_note(mention: Mention, lang: str) -> str:
    """Stage of the works with the clause that states it; empty where none does."""
    _ = translator(lang)
    if not is_project(mention.entity):
        return _("no stage stated")
    row = mention.entity.stage_row
    document = read_documents().set_index("document_id").loc[row["document_id"]]
    return f"{stage_names(lang)[mention.entity.stage]} · {clause_text(document, row['locator'], lang)}"


def line_row(mention: Mention, lang: str) -> Element:
    """One line of a direction: sample of its mode, name, stage of the works, clause."""
    entity, row = mention.entity, mention.row
    address = page_address("projects", {"place": entity.entity_id}, lang)
    _ = translator(lang)
    sample = i(
        class_="a-mode", style=f"background:var(--a-map-mode-{entity.mode})", title=kind_names(lang)[entity.mode]
    )
    unplaced = "" if entity.geometry is not None else _("list only") + " · "
    return div(class_="a-line", data_line=entity.entity_id)[
        span[sample, a(href=address, target="_self")[str(row[f"name_{lang}"])]],
        small[unplaced + stage_note(mention, lang)],
        reference_html(reference_of(mention.row), lang, right=True),
    ]


def city_rows(direction: Direction, lang: str) -> Element:
    """Cities that a direction links, in one paragraph, each with its clause behind a word."""
    _ = translator(lang)
    names = [rendered(b(data_city=city.entity.entity_id)[str(city.row[f"name_{lang}"])]) for city in direction.cities]
    join = Markup("、") if lang == "zh" else Markup(", ")
    return p(class_="a-cities")[span[_("Linked cities")], " ", join.join(names)]


def direction_html(direction: Direction, lang: str) -> Element:
    """One direction: name with its clause, cities, lines."""
    row = direction.mention.row
    order = sorted(direction.lines, key=lambda line: LINE_MODES.index(line.entity.mode))
    address = page_address("corridors", {"direction": direction.id}, lang)
    name = h3[a(href=address, target="_self")[str(row[f"label_{lang}"])]]
    return article(class_="a-direction", data_direction=direction.id)[
        header[name, reference_html(reference_of(row), lang, right=True)],
        city_rows(direction, lang),
        div(class_="a-lines")[(line_row(line, lang) for line in order)],
    ]


def show_provision(lang: str) -> None:
    """Our summary of the paragraph on the six directions, with its clause."""
    provision = read_provisions().set_index("provision_id").loc[PROVISION]
    text = p[str(provision[f"summary_{lang}"]), " ", reference_html(reference_of(provision), lang)]
    show_html(div(class_="a-block a-provision")[text])


def show_directions(directions: Iterable[Direction], lang: str) -> None:
    """Directions as blocks beside each other."""
    show_html(div(class_="a-block a-directions")[(direction_html(direction, lang) for direction in directions)])


def show_direction_card(direction: Direction | None, directions: list[Direction], lang: str) -> None:
    """Show the chosen direction in full, or each of the six with its cities in one line."""
    if direction:
        show_html(div(class_="a-block a-chosen-direction")[direction_html(direction, lang)])
        return
    rows = (
        div(class_="a-line")[
            span[
                a(href=page_address("corridors", {"direction": each.id}, lang), target="_self")[
                    str(each.mention.row[f"label_{lang}"])
                ]
            ],
            small[join_names((str(city.row[f"label_{lang}"]) for city in each.cities), lang)],
            reference_html(reference_of(each.mention.row), lang, right=True),
        ]
        for each in directions
    )
    show_html(div(class_="a-block a-reach")[rows])


def corridor_row(mention: Mention, lang: str, *, part: bool) -> Element:
    """One corridor: name, word of the document or that its members are not named, clause."""
    _ = translator(lang)
    row = mention.row
    aside = [f"「{row['status_word']}」"] if row["status_word"] else []
    if row["place_id"] in unnamed_corridors():
        aside.append(_("members not named"))
    elif mention.entity.geometry is None:
        aside.append(_("list only"))
    return div(class_="a-line a-part" if part else "a-line", data_mention=row["place_id"])[
        span[str(row[f"name_{lang}"])],
        small[" · ".join(aside)],
        reference_html(reference_of(row), lang, right=True),
    ]


def show_corridors(title: str, note: str, mentions: Iterable[Mention], lang: str) -> None:
    """Show a titled list of corridors; parts of one stand indented under it."""
    parts = {part for members in corridor_members().values() for part in members}
    show_section(title, note)
    rows = (corridor_row(each, lang, part=each.row["place_id"] in parts) for each in mentions)
    show_html(div(class_="a-block a-lines a-corridors")[rows])

"""Blocks of the corridors page: directions with lines and cities, corridors with their clauses."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from geodata.analysis.corridors import Direction, Mention, corridor_members, unnamed_corridors
from geodata.analysis.entities import LINE_MODES
from geodata.tables.readers import read_documents, read_provisions
from pages.components.filters import address_select
from pages.components.layout import show_section
from utils.html.citations import reference_html, reference_of
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
    stated = mention.entity.stated_rows
    if stated.empty:
        return _("no stage stated")
    row = stated.iloc[-1]
    document = read_documents().set_index("document_id").loc[row["document_id"]]
    return f"{stage_names(lang)[mention.entity.stage]} · {clause_text(document, row['locator'], lang)}"


def line_row(mention: Mention, lang: str) -> str:
    """One line of a direction: sample of its mode, name, stage of the works, clause."""
    entity, row = mention.entity, mention.row
    address = escape(page_address("projects", {"place": entity.entity_id}, lang))
    _ = translator(lang)
    kind = kind_names(lang)[entity.mode]
    unplaced = "" if entity.geometry is not None else _("list only") + " · "
    return (
        f'<div class="a-line" data-line="{escape(entity.entity_id)}">'
        f'<span><i class="a-mode" style="background:var(--a-map-mode-{entity.mode})" title="{escape(kind)}"></i>'
        f'<a href="{address}" target="_self">{escape(str(row[f"name_{lang}"]))}</a></span>'
        f"<small>{escape(unplaced + stage_note(mention, lang))}</small>"
        f"{reference_html(reference_of(mention.row), lang, right=True)}</div>"
    )


def city_rows(direction: Direction, lang: str) -> str:
    """Cities that a direction links, in one paragraph, each with its clause behind a word."""
    _ = translator(lang)
    names = join_names(
        (
            f'<b data-city="{escape(city.entity.entity_id)}">{escape(str(city.row[f"name_{lang}"]))}</b>'
            for city in direction.cities
        ),
        lang,
    )
    linked = _("Linked cities")
    return f'<p class="a-cities"><span>{escape(linked)}</span> {names}</p>'


def direction_html(direction: Direction, lang: str) -> str:
    """One direction: name with its clause, cities, lines."""
    row = direction.mention.row
    order = sorted(direction.lines, key=lambda line: LINE_MODES.index(line.entity.mode))
    lines = "".join(line_row(line, lang) for line in order)
    address = escape(page_address("corridors", {"direction": direction.id}, lang))
    name = f'<a href="{address}" target="_self">{escape(str(row[f"label_{lang}"]))}</a>'
    return (
        f'<article class="a-direction" data-direction="{escape(direction.id)}"><header><h3>{name}</h3>'
        f"{reference_html(reference_of(direction.mention.row), lang, right=True)}</header>"
        f'{city_rows(direction, lang)}<div class="a-lines">{lines}</div></article>'
    )


def show_provision(lang: str) -> None:
    """Our summary of the paragraph on the six directions, with its clause."""
    provision = read_provisions().set_index("provision_id").loc[PROVISION]
    text = escape(str(provision[f"summary_{lang}"]))
    st.html(f'<div class="a-block a-provision"><p>{text} {reference_html(reference_of(provision), lang)}</p></div>')


def show_directions(directions: Iterable[Direction], lang: str) -> None:
    """Directions as blocks beside each other."""
    cells = "".join(direction_html(direction, lang) for direction in directions)
    st.html(f'<div class="a-block a-directions">{cells}</div>')


def show_direction_card(direction: Direction | None, directions: list[Direction], lang: str) -> None:
    """Show the chosen direction in full, or each of the six with its cities in one line."""
    _ = translator(lang)
    if direction:
        st.html(f'<div class="a-block a-chosen-direction">{direction_html(direction, lang)}</div>')
        return
    rows = "".join(
        f'<div class="a-line"><span><a href="{escape(page_address("corridors", {"direction": each.id}, lang))}" '
        f'target="_self">{escape(str(each.mention.row[f"label_{lang}"]))}</a></span>'
        f"<small>{escape(join_names((str(city.row[f'label_{lang}']) for city in each.cities), lang))}</small>"
        f"{reference_html(reference_of(each.mention.row), lang, right=True)}</div>"
        for each in directions
    )
    st.html(f'<div class="a-block a-reach">{rows}</div>')


def corridor_row(mention: Mention, lang: str, *, part: bool) -> str:
    """One corridor: name, word of the document or that its members are not named, clause."""
    _ = translator(lang)
    row = mention.row
    aside = [f"「{row['status_word']}」"] if row["status_word"] else []
    if row["place_id"] in unnamed_corridors():
        aside.append(_("members not named"))
    elif mention.entity.geometry is None:
        aside.append(_("list only"))
    style = "a-line a-part" if part else "a-line"
    name = escape(str(row[f"name_{lang}"]))
    return (
        f'<div class="{style}" data-mention="{escape(row["place_id"])}"><span>{name}</span>'
        f"<small>{escape(' · '.join(aside))}</small>"
        f"{reference_html(reference_of(mention.row), lang, right=True)}</div>"
    )


def show_corridors(title: str, note: str, mentions: Iterable[Mention], lang: str) -> None:
    """Show a titled list of corridors; parts of one stand indented under it."""
    parts = {part for members in corridor_members().values() for part in members}
    show_section(title, note)
    rows = "".join(corridor_row(each, lang, part=each.row["place_id"] in parts) for each in mentions)
    st.html(f'<div class="a-block a-lines a-corridors">{rows}</div>')

"""Filters of the targets page, kept in the address by id.

Streamlit's own binding writes the label of a choice, which would tie a link to one language;
so the address is read before each widget and written by its callback.
"""

from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geodata.analysis.targets import ALL, NO_YEAR, YEARS, TargetChoice
from geodata.tables.readers import read_documents, read_regions
from utils.text.code_names import scope_names, theme_names_of_targets
from utils.text.i18n import translator


def address_select(key: str, title: str, names: Mapping[str, str], *, empty: str | None = None) -> str | None:
    """Choice of one id that the address keeps.

    Parameters
    ----------
    key
        Name of the choice in the address.
    title
        Label of the widget.
    names
        Shown names by id, in order.
    empty
        What stands for no choice; without it the first id is the default.

    Returns
    -------
    The chosen id, or None.
    """
    options = list(names)
    asked = st.query_params.get(key)
    widget = f"choice-{key}"
    default = None if empty is not None else options[0]
    # The address is the truth: a link, the back button and the widget all end here.
    st.session_state[widget] = asked if asked in options else default

    def keep() -> None:
        chosen = st.session_state[widget]
        if chosen is None or chosen == default:
            st.query_params.pop(key, None)
        else:
            st.query_params[key] = chosen

    chosen: str | None = st.selectbox(
        title, options, format_func=names.__getitem__, placeholder=empty, key=widget, on_change=keep,
        index=None if empty is not None else 0,
    )  # fmt: skip
    return chosen


def filter_selects(
    columns: Sequence[DeltaGenerator], choices: Sequence[tuple[str, str, Mapping[str, str]]], lang: str
) -> list[str | None]:
    """Choices of ids that the address keeps, each in a column of its own, or all folded away.

    Parameters
    ----------
    columns
        One for each choice; any other number folds the choices away.
    choices
        Name in the address, label and shown names by id of each.
    lang
        Language of the page.

    Returns
    -------
    The chosen id of each, or None for all.
    """
    _ = translator(lang)
    if len(columns) != len(choices):
        with st.expander(_("Filters")):
            columns = [st.container() for _choice in choices]
    chosen = []
    for column, (key, title, names) in zip(columns, choices, strict=True):
        with column:
            chosen.append(address_select(key, title, names, empty=_("All")))
    return chosen


def region_select(lang: str) -> str | None:
    """Choice of one of the 22 regions, or None for all."""
    _ = translator(lang)
    regions = read_regions().set_index("region_id")[f"name_{lang}"].to_dict()
    return address_select("region", _("Region"), regions, empty=_("All 22 regions"))


def target_filters(lang: str) -> TargetChoice:
    """Filters of the targets page by region, theme, scope, year and document."""
    _ = translator(lang)
    words = {NO_YEAR: _("No year"), ALL: _("All years")}
    documents = read_documents().set_index("document_id")[f"short_{lang}"].to_dict()
    columns = st.columns([3, 3, 3, 2, 2])
    with columns[0]:
        region = region_select(lang)
    with columns[1]:
        scope = address_select("scope", _("Scope"), scope_names(lang), empty=_("All scopes"))
    with columns[2]:
        theme = address_select("theme", _("Theme"), theme_names_of_targets(lang), empty=_("All themes"))
    with columns[3]:
        year = address_select("year", _("Year"), {year: words.get(year, year) for year in YEARS})
    with columns[4]:
        document = address_select("document", _("Document"), documents, empty=_("All"))
    return TargetChoice(region, theme, scope, year or ALL, document)

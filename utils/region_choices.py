"""Choices of the region profile, kept in the address by id: the region, those beside it, and the year."""

from collections.abc import Mapping, Sequence

import streamlit as st

from geodata.tables import read_regions
from utils.filters import STATED_YEARS
from utils.i18n import translator

BESIDE = 3


def region_choices() -> dict[str, list[str]]:
    """Known values of the choices that the map does not know."""
    return {"compare": list(read_regions()["region_id"]), "year": list(STATED_YEARS)}


def chosen_regions() -> tuple[str, ...]:
    """The profile's region and up to three beside it.

    A link may name all of them as ``compare``; then the first is the profile's.
    """
    known = list(read_regions()["region_id"])
    beside = [region for region in st.query_params.get_all("compare") if region in known]
    asked = st.query_params.get("region")
    default = beside[0] if len(beside) > 1 else known[0]
    first = str(asked) if asked in known else default
    others = [region for region in dict.fromkeys(beside) if region != first]
    return (first, *others[:BESIDE])


def chosen_year() -> str | None:
    """Year of the address, or None."""
    year = st.query_params.get("year")
    return year if year in STATED_YEARS else None


def address_many(
    key: str, title: str, names: Mapping[str, str], chosen: Sequence[str], empty: str, held: Mapping[str, str]
) -> None:
    """Choice of up to three ids that the address keeps.

    Parameters
    ----------
    key
        Name of the choice in the address.
    title
        Label of the widget.
    names
        Shown names by id, in order.
    chosen
        Ids that are chosen now.
    empty
        What stands for no choice.
    held
        Other choices that the address must name beside this one, or the link would mean another view.
    """
    widget = f"choice-{key}"
    # The address is the truth: a link, the back button and the widget all end here.
    st.session_state[widget] = list(chosen)

    def keep() -> None:
        params = {name: st.query_params.get_all(name) for name in st.query_params} | {
            name: [value] for name, value in held.items()
        }
        # In one step: the browser answers every change of the address.
        st.query_params.from_dict(params | {key: st.session_state[widget]})

    st.multiselect(
        title, list(names), format_func=names.__getitem__, max_selections=BESIDE, placeholder=empty, key=widget,
        on_change=keep,
    )  # fmt: skip


def compare_select(regions: Sequence[str], lang: str) -> None:
    """Choice of the regions that stand beside the profile's."""
    _ = translator(lang)
    first, *others = regions
    names = read_regions().set_index("region_id")[f"name_{lang}"].drop(first).to_dict()
    title, empty = _("Compare with (up to three)"), _("No comparison")
    address_many("compare", title, names, others, empty, {"region": first})

"""Choices of the region profile, kept in the address by id: the region, those beside it, and the year."""

from collections.abc import Sequence

import streamlit as st

from geodata.tables import read_regions
from utils.filters import STATED_YEARS

BESIDE = 3


def region_choices() -> dict[str, list[str]]:
    """Known values of the choices that the map does not know."""
    return {"compare": list(read_regions()["region_id"]), "year": list(STATED_YEARS)}


def chosen_regions() -> tuple[str, ...]:
    """The profile's region and up to three beside it.

    A link may name all of them as ``compare``; then the first is the profile's.
    """
    return regions_of(st.query_params.get("region"), st.query_params.get_all("compare"))


def regions_of(asked: str | None, compared: Sequence[str]) -> tuple[str, ...]:
    """The profile's region and those beside it, of what an address asks for."""
    known = list(read_regions()["region_id"])
    beside = [region for region in compared if region in known]
    default = beside[0] if len(beside) > 1 else known[0]
    first = str(asked) if asked in known else default
    others = [region for region in dict.fromkeys(beside) if region != first]
    return (first, *others[:BESIDE])


def chosen_year() -> str | None:
    """Year of the address, or None."""
    year = st.query_params.get("year")
    return year if year in STATED_YEARS else None

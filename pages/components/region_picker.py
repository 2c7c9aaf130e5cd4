"""Choices of the region profile, kept in the address by id: the region, those beside it, and the year."""

import streamlit as st

from geodata.analysis.projects import STATED_YEARS
from utils.urls.parameters import regions_of


def chosen_regions() -> tuple[str, ...]:
    """The profile's region and up to three beside it.

    A link may name all of them as ``compare``; then the first is the profile's.
    """
    return regions_of(st.query_params.get("region"), st.query_params.get_all("compare"))


def chosen_year() -> str | None:
    """Year of the address, or None."""
    year = st.query_params.get("year")
    return year if year in STATED_YEARS else None

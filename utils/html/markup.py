"""Fragments of HTML as text that is known to be escaped."""

from htpy import Node, fragment
from markupsafe import Markup


def rendered(*nodes: Node) -> Markup:
    """HTML of elements and texts one after another; texts are escaped, Markup stands as it is."""
    return Markup(fragment[nodes])  # noqa: S704 (htpy has escaped every text)

"""Boxes of a page and the drawn parts that fill them, in points."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Box:
    """A rectangle of a page: upper left corner, width and height."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Ink:
    """Style of text: size, colour and weight."""

    size: float
    color: str
    weight: int = 400


@dataclass(frozen=True)
class Part:
    """Placed SVG elements, and their height."""

    svg: str
    height: float

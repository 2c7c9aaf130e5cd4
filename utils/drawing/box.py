"""Boxes of a page and the drawn parts that fill them, in millimetres."""

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
    """How a text is set: size, colour and weight."""

    size: float
    color: str
    weight: int = 400


@dataclass(frozen=True)
class Part:
    """Elements that have been placed, and the height that they take."""

    svg: str
    height: float

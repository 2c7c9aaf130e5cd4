"""What is found wrong while a story file is read, said in the language of the page."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from geodata.visible_text import visible
from utils.stories.model import LONGEST_TEXT
from utils.text.formatting import verbatim
from utils.text.i18n import Translate

# Of a file that is wrong throughout, the first remarks say enough.
MOST_PROBLEMS = 100
QUOTED = 40
PLACE = re.compile(r"\{(\w+)\}")
# A space that holds a figure and its unit together is none of these.
WHITE = re.compile(r"[ \t\n]+")

Kind = TypeVar("Kind")


@dataclass(frozen=True)
class Problem:
    """One thing that was not taken over as it stands in the file.

    Attributes
    ----------
    slide
        Number of the slide in the file, from 1; None for the file as a whole.
    text
        What is wrong and what was done, in one sentence. What it quotes of the file is cut to 40 characters and
        stands in a code span of Markdown, so that it is letters there and in a text node alike.
    """

    slide: int | None
    text: str


def filled(text: str, parts: Mapping[str, object]) -> str:
    """Put numbers as they are, and all that comes from a file as a code span, into the places of a text."""

    def part(place: re.Match[str]) -> str:
        value = parts[place[1]]
        return f"{value:,}" if isinstance(value, int) else verbatim(str(value)[:QUOTED])

    return PLACE.sub(part, text)


@dataclass
class Reading:
    """One reading of one file: the remarks so far, and the slide that is being read.

    Attributes
    ----------
    translate
        Turns a message into the language of the page.
    """

    translate: Translate
    problems: list[Problem] = field(default_factory=list)
    slide: int | None = None
    unlisted: int = 0

    def note(self, text: str, **parts: object) -> None:
        """Remark on the file or on the slide that is being read.

        Parameters
        ----------
        text
            The translated message.
        parts
            What its places hold: numbers, or letters of the file.
        """
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(self.slide, filled(text, parts)))
        else:
            self.unlisted += 1

    def closed(self) -> list[Problem]:
        """All remarks, with the number of those that were too many to list."""
        _ = self.translate
        if not self.unlisted:
            return self.problems
        text = _.ngettext("{n} further remark is not listed.", "{n} further remarks are not listed.", self.unlisted)
        rest = filled(text, {"n": self.unlisted})
        return [*self.problems, Problem(None, rest)]

    def taken(self, value: object, kind: type[Kind], name: str) -> Kind | None:
        """Return a value of the kind expected; None where it is absent, or of another kind, which is named."""
        if value is None or isinstance(value, kind):
            return value
        _ = self.translate
        self.note(_("{field} is not of the kind that belongs there and was left out."), field=name)
        return None

    def cut(self, values: list[Any], most: int, name: str) -> list[Any]:
        """Return the first of too many values."""
        _ = self.translate
        if len(values) > most:
            self.note(_("{field} holds more than {n} entries; the first {n} were kept."), field=name, n=most)
        return values[:most]

    def known_names(self, source: Mapping[str, object], names: tuple[str, ...], prefix: str = "") -> None:
        """Name the fields that a file has and this version does not know."""
        _ = self.translate
        for name in source:
            if name not in names:
                self.note(_("The field {field} is not known and was left out."), field=f"{prefix}{name}")

    def text(self, value: object, name: str, *, lines: bool = False) -> str:
        """Read one text: what cannot be seen is made visible, what is too long is cut.

        Parameters
        ----------
        value
            What stands in the file.
        name
            The field, for the remarks.
        lines
            Whether line breaks are kept; all other texts become one line.
        """
        _ = self.translate
        raw = (self.taken(value, str, name) or "").replace("\r\n", "\n")
        shown = visible(raw)
        if shown != raw:
            self.note(_("{field} held signs that cannot be seen; each is shown as �."), field=name)
        text = shown.strip() if lines else WHITE.sub(" ", shown).strip()
        if len(text) > LONGEST_TEXT:
            self.note(_("{field} was longer than {n} characters and was cut."), field=name, n=LONGEST_TEXT)
        return text[:LONGEST_TEXT].rstrip()

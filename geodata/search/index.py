"""The search index: SQLite full-text search over single characters, pinyin, words and numbers."""

import json
import re
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from geodata.search.entries import KINDS, Entry
from geodata.search.tokens import is_han, normal, runs, sound_of, sounds, spaced

TABLE = """
CREATE VIRTUAL TABLE entries USING fts5(
  names, sounds, words, text, tokenize = "unicode61 remove_diacritics 2 tokenchars '.-'"
)
"""
# Weights of the columns: a hit in a name counts most.
FIND = "SELECT rowid, bm25(entries, 10.0, 3.0, 4.0, 1.0) FROM entries WHERE entries MATCH ? ORDER BY 2 LIMIT 400"
LONGEST_QUERY = 80
LEAST_LIKE = 60
LEAST_SPELLED = 80
LEAST_LETTERS = 3
PART_OF_NAME = 0.9
LENGTH_WEIGHT = 0.1
KIND_LEAD = {"region": 8.0, "place": 3.5, "target": 3.0, "conflict": -70.0}
NUMBER_OR_ID = re.compile(r"[\d-]")
NEAREST = 12


@dataclass(frozen=True)
class Hit:
    """One search result.

    Attributes
    ----------
    entry
        The entry.
    score
        Higher is better.
    near
        Whether it is an approximate match.
    """

    entry: Entry
    score: float
    near: bool = False


class Index:
    """A full-text index in memory; several threads may query it."""

    def __init__(
        self, entries: Sequence[Entry], base: sqlite3.Connection, words: list[str], spellings: list[tuple[int, str]]
    ) -> None:
        self.entries = tuple(entries)
        self._guard = threading.Lock()
        self._base = base
        self._words = words
        self._names = spellings

    def packed(self) -> bytes:
        """The index as bytes: a line of JSON with the entries, followed by the database."""
        head = {"entries": [vars(entry) for entry in self.entries], "words": self._words, "names": self._names}
        with self._guard:
            return b"\n".join((json.dumps(head).encode(), self._base.serialize()))

    def find(self, query: str) -> list[Hit]:
        """Find entries, best first.

        Parameters
        ----------
        query
            Text as typed: Chinese, pinyin, initials, English, a number or an id.
        """
        asked = normal(query.strip()[:LONGEST_QUERY])
        if not runs(asked):
            return []
        hits = self._matched(asked, match_of(asked))
        if not hits:
            hits = self._sounding(asked) or self._respelled(asked) or self._nearest(asked)
        return sorted(hits, key=lambda hit: (-hit.score, KINDS.index(hit.entry.kind), hit.entry.key))

    def _ask(self, match: str) -> list[tuple[int, float]]:
        if not match:
            return []
        with self._guard:
            return self._base.execute(FIND, (match,)).fetchall()

    def _matched(self, asked: str, match: str) -> list[Hit]:
        found = self._ask(match)
        entries = [(self.entries[row], -rank) for row, rank in found]
        return [Hit(entry, rank + bonus(entry, asked) + lead(entry)) for entry, rank in entries]

    def _sounding(self, asked: str) -> list[Hit]:
        """Entries with the same pinyin as the query, for names typed with a wrong character."""
        heard = sound_of(asked)
        found = self._ask(f'sounds : "{heard}" *') if len(heard) >= LEAST_LETTERS else []
        return [Hit(self.entries[row], -rank, near=True) for row, rank in found]

    def _respelled(self, asked: str) -> list[Hit]:
        """Entries that match the query with each word replaced by the most similar known one."""
        near = {run: self._known_word(run) for run in runs(asked) if not is_han(run)}
        if not near or near == {run: run for run in near}:
            return []
        found = self._ask(match_of(" ".join(near.get(run, run) for run in runs(asked))))
        return [Hit(self.entries[row], -rank, near=True) for row, rank in found]

    def _known_word(self, word: str) -> str:
        best = process.extractOne(word, self._words, scorer=fuzz.ratio, score_cutoff=LEAST_SPELLED)
        return str(best[0]) if best else word

    def _nearest(self, asked: str) -> list[Hit]:
        """Entries whose names are most similar to the query."""
        names = [name for _position, name in self._names]
        best: dict[int, float] = {}
        for _name, score, at in process.extract(asked, names, scorer=likeness, limit=NEAREST, score_cutoff=LEAST_LIKE):
            position = self._names[at][0]
            best[position] = max(best.get(position, 0.0), score)
        return [Hit(self.entries[position], score, near=True) for position, score in best.items()]


def _rows(entries: Sequence[Entry]) -> Iterator[tuple[int, str, str, str, str]]:
    for position, entry in enumerate(entries):
        names, heard = " ".join(map(spaced, entry.names)), " ".join(map(sounds, entry.names))
        yield position, names, heard, spaced(entry.words), spaced(entry.text)


def _empty_base() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", check_same_thread=False)


def make_index(entries: Sequence[Entry]) -> Index:
    """Index the entries."""
    base = _empty_base()
    base.execute(TABLE)
    base.executemany("INSERT INTO entries(rowid, names, sounds, words, text) VALUES (?, ?, ?, ?, ?)", _rows(entries))
    base.commit()
    words = sorted({run for entry in entries for run in runs(entry.words) if run.isalpha()})
    spellings = [(position, name) for position, entry in enumerate(entries) for name in _spellings(entry)]
    return Index(entries, base, words, spellings)


def unpacked_index(content: bytes) -> Index:
    """The index that was packed into these bytes."""
    line, _mark, database = content.partition(b"\n")
    head = json.loads(line)
    entries = [Entry(**{**entry, "names": tuple(entry["names"])}) for entry in head["entries"]]
    base = _empty_base()
    base.deserialize(database)
    return Index(entries, base, head["words"], [(position, name) for position, name in head["names"]])


def likeness(asked: str, name: str, *, score_cutoff: float | None = None) -> float:
    """Similarity of a name and a query, 0 to 100, for the whole name or part of a longer one."""
    whole = fuzz.ratio(asked, name, score_cutoff=score_cutoff)
    if len(name) <= len(asked):
        return whole
    return max(whole, PART_OF_NAME * fuzz.partial_ratio(asked, name, score_cutoff=score_cutoff))


def _spellings(entry: Entry) -> list[str]:
    sound = [sounds(name).partition(" ")[0] for name in entry.names]
    return [spelling for spelling in (*map(normal, entry.names), normal(entry.name_en), *sound) if spelling]


def match_of(asked: str) -> str:
    """Query in FTS5 syntax: Chinese as phrases, other words as prefixes."""
    return " AND ".join(_term(run) for run in runs(asked))


def _term(run: str) -> str:
    if is_han(run):
        return f'"{" ".join(run)}"'
    return f'"{run}" *' if len(run) > 1 else f'"{run}"'


def lead(entry: Entry) -> float:
    """Score added by kind: regions rank before entries named after them, conflicts last."""
    return KIND_LEAD.get(entry.kind, 0.0)


def bonus(entry: Entry, asked: str) -> float:
    """Score added if the query equals a name, begins it or is part of it."""
    names = [normal(name) for name in (*entry.names, entry.name_en, entry.key)]
    # Of two names that contain the query, the shorter one is more likely meant.
    length = -LENGTH_WEIGHT * len(names[0])
    if asked in names:
        return 100.0
    if NUMBER_OR_ID.search(asked) and asked in runs(entry.words):
        return 60.0 + length
    if any(name.startswith(asked) for name in names):
        return 40.0 + length
    if any(asked in name for name in names):
        return 20.0 + length
    # Initials that match up to the end of a name (jtj for 市交通局) count more than those that only begin within it.
    whole = asked.isascii() and any(asked in sounds(name).split() for name in entry.names)
    return 15.0 + length if whole else length

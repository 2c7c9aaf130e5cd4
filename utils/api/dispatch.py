"""Dispatch of API requests: records, files, search and their description; a problem for everything else."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from utils.api import problems
from utils.api.openapi import LONGEST_QUERY, openapi_document
from utils.api.problems import ProblemError, refuse
from utils.api.records import data_dictionary, find_resource, read_page, read_record, whole_number
from utils.api.search_results import LARGEST, PER_KIND, search
from utils.api.table_files import COMPANION, COMPANION_TYPE, MEDIA_TYPES, table_file
from utils.text.i18n import LANGUAGES

METHODS = ("GET", "HEAD")
CACHE = {"cache-control": "public, max-age=300"}

Query = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Answer:
    """Status, media type, body and further headers of a response."""

    status: int
    media_type: str
    body: bytes
    headers: dict[str, str] = field(default_factory=dict)


def answer(method: str, path: str, query: Query) -> Answer:
    """Answer a request.

    Parameters
    ----------
    method
        HTTP method.
    path
        Path after ``/api/``.
    query
        Query parameters as pairs of name and value.
    """
    try:
        return _found(path, query) if method in METHODS else _not_allowed(method, path)
    except ProblemError as problem:
        return Answer(problem.status, problems.MEDIA_TYPE, _json(problem.body(f"/api/{path}")))


def _not_allowed(method: str, path: str) -> Answer:
    problem = ProblemError(HTTPStatus.METHOD_NOT_ALLOWED, f"{method} is not answered here.", METHODS)
    allow = {"allow": ", ".join(METHODS)}
    return Answer(problem.status, problems.MEDIA_TYPE, _json(problem.body(f"/api/{path}")), allow)


def _found(path: str, query: Query) -> Answer:
    if path in PLAIN:
        choices(query, ())
        return Answer(HTTPStatus.OK, "application/json", _json(PLAIN[path]()), CACHE)
    if path == "search":
        return Answer(HTTPStatus.OK, "application/json", _json(_search(choices(query, ("q", "lang", "per_kind")))))
    table, _, rest = path.partition("/")
    if rest:
        choices(query, ())
        return Answer(HTTPStatus.OK, "application/json", _json(read_record(table, rest)), CACHE)
    name, _, form = table.partition(".")
    if form:
        choices(query, ())
        content = table_file(name, form)
        named = {"content-disposition": f'attachment; filename="{name}.{form}"'}
        if form == "csv":
            named["link"] = f'</api/{name}.{COMPANION}>; rel="describedby"; type="{COMPANION_TYPE}"'
        return Answer(HTTPStatus.OK, MEDIA_TYPES.get(form, COMPANION_TYPE), content, CACHE | named)
    find_resource(table)
    return Answer(HTTPStatus.OK, "application/json", _json(read_page(table, choices(query, None))), CACHE)


PLAIN: dict[str, Callable[[], Any]] = {
    "": openapi_document,
    "openapi.json": openapi_document,
    "dictionary": data_dictionary,
}


def choices(query: Query, known: tuple[str, ...] | None) -> dict[str, str]:
    """Query parameters as a dictionary.

    Raises
    ------
    ProblemError
        400 for a name that is repeated or not known.
    """
    names = [name for name, _value in query]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        refuse(f"{twice[0][:40]!r} is sent more than once.", ("each name once",))
    unknown = [name for name in names if known is not None and name not in known]
    if unknown:
        refuse(f"{unknown[0][:40]!r} is not known here.", known or ())
    return dict(query)


def _search(query: dict[str, str]) -> dict[str, Any]:
    asked, lang = query.get("q", ""), query.get("lang", LANGUAGES[0])
    if not 1 <= len(asked) <= LONGEST_QUERY:
        refuse("q is the text to search for.", (f"1 to {LONGEST_QUERY} characters",))
    if lang not in LANGUAGES:
        refuse(f"lang={lang[:10]!r} is not known.", LANGUAGES)
    return search(asked, lang, whole_number(query, "per_kind", PER_KIND, LARGEST))


def _json(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, allow_nan=False).encode()

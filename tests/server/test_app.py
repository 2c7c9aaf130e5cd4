"""The running app as a browser meets it: files, compression, languages, redirects and its one port."""

import gzip
import json
import re
from collections.abc import Callable
from urllib.parse import urlsplit

import brotli
import pytest

from tests.facts import read_resources, read_rows
from tests.serving import Answer, Server, run_to_end

HTML = "text/html,application/xhtml+xml"
PAGES = ("/", "/eco-city", "/transport", "/targets", "/documents", "/conflicts", "/audit", "/search", "/about")
MAP_PAGES = ("/", "/eco-city", "/transport")
DECODERS: dict[str, Callable[[bytes], bytes]] = {"br": brotli.decompress, "gzip": gzip.decompress}
YEAR_SECONDS = 31_536_000


def page(server: Server, path: str) -> str:
    """Document of a page as a browser gets it."""
    answer = server.get(path, accept=HTML)
    assert answer.status == 200
    return answer.body.decode()


def assets(server: Server) -> list[str]:
    """Addresses of the hashed files that the map pages and both languages name in their head."""
    found: set[str] = set()
    for path in MAP_PAGES:
        for lang in ("zh", "en"):
            document = page(server, f"{path}?lang={lang}")
            found |= set(re.findall(r'(?:href|src)="(/[\w-]+/[\w-]+\.[0-9a-f]{12}\.\w+)"', document))
    return sorted(found)


def plain(answer: Answer) -> bytes:
    """Content of an answer, unpacked."""
    return DECODERS.get(answer.headers.get("content-encoding", ""), bytes)(answer.body)


def test_health(server: Server) -> None:
    """Health counts the records of every table as they stand in the files."""
    answer = json.loads(server.get("/api/health").body)
    assert answer["status"] == "ok"
    assert answer["boundaries"] == "package"
    assert answer["tables"] == {each["name"]: len(read_rows(each["name"])) for each in read_resources()}


def test_pages_name_their_files(server: Server) -> None:
    """The map pages name script, style, ground, places and the facts of both languages."""
    names = {re.sub(r"\.[0-9a-f]{12}\.", ".", path) for path in assets(server)}
    needed = {
        "/assets/atlas.js", "/assets/atlas.css", "/geo/ground.geojson", "/geo/places.geojson",
        "/data/facts-zh.json", "/data/facts-en.json",
    }  # fmt: skip
    assert needed - names == set()


def test_files_are_the_same_in_every_coding(server: Server) -> None:
    """Brotli, gzip and the plain file hold the same content; the packed ones are smaller."""
    for path in assets(server):
        answers = {coding: server.get(path, accept_encoding=coding) for coding in ("br", "gzip", "identity")}
        assert {answer.status for answer in answers.values()} == {200}
        assert [answers[coding].headers.get("content-encoding") for coding in answers] == ["br", "gzip", None]
        assert len({plain(answer) for answer in answers.values()}) == 1
        assert len(answers["br"].body) < len(answers["gzip"].body) < len(answers["identity"].body)


def test_files_never_change(server: Server) -> None:
    """A hashed file is kept for a year, by coding, and its type is named."""
    types = {"js": "text/javascript", "css": "text/css", "json": "application/json", "geojson": "application/geo+json"}
    for path in assets(server):
        headers = server.get(path, accept_encoding="br").headers
        assert f"max-age={YEAR_SECONDS}" in headers["cache-control"]
        assert "immutable" in headers["cache-control"]
        assert headers["vary"].lower() == "accept-encoding"
        assert headers["content-type"].startswith(types[path.rsplit(".", 1)[1]])


def test_data_files_are_json(server: Server) -> None:
    """Ground and facts hold the 22 regions; every file of data can be parsed."""
    found = {path.split(".")[0]: path for path in assets(server) if path.endswith("json")}
    content = {name: json.loads(server.get(path, accept_encoding="identity").body) for name, path in found.items()}
    regions = {row["region_id"] for row in read_rows("regions")}
    drawn = {each["id"] for each in content["/geo/ground"]["features"] if each["properties"]["kind"] == "region"}
    assert drawn == regions
    assert set(content["/data/facts-zh"]["regions"]) == set(content["/data/facts-en"]["regions"]) == regions
    entities = {row["entity_id"] for row in read_rows("places")}
    assert set(content["/data/facts-zh"]["places"]) == entities
    assert {each["id"] for each in content["/geo/places"]["features"]} <= entities


def test_list_only_places_are_not_sent(server: Server) -> None:
    """No geometry leaves the server for a place that is only listed."""
    path = next(path for path in assets(server) if path.startswith("/geo/places"))
    drawn = {each["id"] for each in json.loads(server.get(path).body)["features"]}
    listed = {row["entity_id"] for row in read_rows("places") if row["precision"] == "list-only"}
    assert drawn & listed == set()
    assert drawn


@pytest.mark.parametrize("path", ["/assets/atlas.000000000000.js", "/geo/ground.000000000000.geojson", "/data/x"])
def test_wrong_hash(server: Server, path: str) -> None:
    """A file of another version is not found, and the answer is JSON."""
    answer = server.get(path, accept_encoding="br")
    assert answer.status == 404
    assert answer.headers["content-type"].startswith("application/json")
    assert json.loads(answer.body)["status"] == 404


@pytest.mark.parametrize("path", ["/nowhere", "/nowhere/deeper", "/Targets", "/targets/more"])
def test_unknown_page(server: Server, path: str) -> None:
    """An unknown page leads to the overview."""
    answer = server.get(path, accept=HTML)
    assert 300 <= answer.status < 400
    assert urlsplit(answer.headers["location"]).path == "/"


def test_unknown_page_keeps_the_language(server: Server) -> None:
    """Who reads English is led to the overview in English."""
    assert "lang=en" in server.get("/nowhere?lang=en", accept=HTML).headers["location"]


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    ("query", "lang"), [("", "zh-CN"), ("?lang=zh", "zh-CN"), ("?lang=en", "en"), ("?lang=fr", "zh-CN")]
)
def test_language_of_the_document(server: Server, path: str, query: str, lang: str) -> None:
    """The document names its language before any script runs, deep link or not."""
    assert re.findall(r'<html lang="([\w-]+)"', page(server, path + query)) == [lang]


def test_facts_follow_the_language(server: Server) -> None:
    """A map page fetches the facts of its own language alone."""
    for lang, other in (("zh", "en"), ("en", "zh")):
        document = page(server, f"/?lang={lang}")
        assert f"/data/facts-{lang}." in document
        assert f"/data/facts-{other}." not in document


def test_document_length_is_right(server: Server) -> None:
    """The length that is announced is that of the rewritten document."""
    answer = server.get("/", accept=HTML, accept_encoding="identity")
    assert int(answer.headers["content-length"]) == len(answer.body)
    assert "etag" not in answer.headers


def test_query_is_no_part_of_the_document(server: Server) -> None:
    """What stands in the address is not written into the page."""
    assert "{{" not in page(server, "/?lang=en&region=%7B%7B%207*7%20%7D%7D&place=%3Cimg%20src=x%3E")
    assert "<img src=x" not in page(server, "/?place=%3Cimg%20src=x%3E")


def test_second_start_names_the_port(server: Server) -> None:
    """A second app on the same port ends and says which port is taken."""
    ended = run_to_end(server.port, server.data_dir)
    assert ended.code != 0
    assert f"Port {server.port} is not available" in ended.output
    assert "Traceback" not in ended.output

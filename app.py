"""The ASGI application: the pages, the files of the maps, health, and compression.

Run with ``streamlit run app.py``.
"""

import gzip
import json
import sys
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from http import HTTPMethod, HTTPStatus
from importlib import import_module
from typing import Any

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geodata.errors import DataError
from geodata.schema import read_resources
from geodata.tables import read_table
from layers.approval import withheld_reasons, withheld_texts
from layers.assets import Asset
from layers.atlas import Atlas, open_atlas
from layers.readiness import waiting_for
from layers.region_sheet import region_sheet
from layers.unit_sheet import unit_sheet
from layers.view import map_roles, view_spec
from utils.api import answer
from utils.bundle import compress_bundle, compressed_bundle
from utils.i18n import translator
from utils.search import open_index
from utils.settings import SettingError, read_settings

PAGES = (
    "", "regions", "eco-city", "corridors", "transport", "projects", "targets", "responsibility", "finance", "renewal",
    "themes", "documents", "conflicts", "audit", "about", "help", "search",
)  # fmt: skip
PATHS = frozenset({*(f"/{page}" for page in PAGES), "/language-zh", "/language-en"})
MAP_PATHS = {
    "/": ("overview", "ground"), "/transport": ("transport", "ground"), "/eco-city": ("eco-city", "fine"),
}  # fmt: skip
# Makers of sheets by kind: page of a key in a language, or None where nothing has that key.
SHEETS: dict[str, Callable[[str, str], str | None]] = {
    "regions": region_sheet,
    "units": unit_sheet,
}
YEAR_CACHE = "public, max-age=31536000, immutable"


def start_atlas() -> Atlas:
    """Open the atlas, or stop the start with the fault and its remedy: of the data, or of a setting."""
    try:
        return open_atlas()
    except (DataError, SettingError) as fault:
        sys.stderr.write(f"\n{fault}\n\n")
        raise SystemExit(2) from fault


def negotiated(request: Request, asset: Asset) -> tuple[bytes, dict[str, str]]:
    """Pick the smallest form of a file that the browser accepts."""
    accepted = request.headers.get("accept-encoding", "")
    for coding, content in (("br", asset.brotli), ("gzip", asset.gzip)):
        if coding in accepted:
            return content, {"content-encoding": coding}
    return asset.raw, {}


async def serve_asset(request: Request) -> Response:
    """Serve one immutable file by its hashed name; where maps are withheld, none that they are drawn from."""
    if request.url.path.startswith("/geo/") and withheld_reasons():
        title = " ".join(withheld_texts(translator("en")))
        return JSONResponse({"title": title, "status": 403}, status_code=HTTPStatus.FORBIDDEN)
    asset = next((a for a in atlas.assets.values() if "/" + a.path == request.url.path), None)
    if asset is None:
        return JSONResponse({"title": "No such file", "status": 404}, status_code=404)
    tag = f'"{asset.path}"'
    lasting = {"cache-control": YEAR_CACHE, "vary": "accept-encoding", "etag": tag}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=lasting)
    content, headers = negotiated(request, asset)
    headers |= lasting
    return Response(content, media_type=asset.media_type, headers=headers)


async def health(_request: Request) -> Response:
    """Answer that the app runs, with records per table, the boundary source, and whether maps may be shown."""
    counts = {name: len(read_table(name)) for name in read_resources()}
    maps = {"publication": read_settings().publication, "withheld": withheld_reasons()}
    return JSONResponse({"status": "ok", "boundaries": atlas.boundaries.kind, "maps": maps, "tables": counts})


async def ready(_request: Request) -> Response:
    """Answer whether visitors should be sent here: 503 with the reasons until then."""
    waiting = waiting_for()
    status = HTTPStatus.SERVICE_UNAVAILABLE if waiting else HTTPStatus.OK
    return JSONResponse({"ready": not waiting, "waiting_for": waiting}, status)


async def serve_sheet(request: Request) -> Response:
    """Serve a one-page sheet to print: of a region, or of a unit."""
    lang = "en" if request.query_params.get("lang") == "en" else "zh"
    make = SHEETS.get(request.path_params["kind"])
    page = await run_in_threadpool(make, request.path_params["key"], lang) if make else None
    if page is None:
        return JSONResponse({"title": "No such sheet", "status": 404}, status_code=404)
    return Response(page, media_type="text/html; charset=utf-8", headers={"x-content-type-options": "nosniff"})


async def serve_api(request: Request) -> Response:
    """Answer from the records; whatever cannot be answered is a problem that says what is valid."""
    path = request.path_params.get("path", "")
    found = await run_in_threadpool(answer, request.method, path, request.query_params.multi_items())
    headers = {"x-content-type-options": "nosniff", "access-control-allow-origin": "*"} | found.headers
    return Response(found.body, found.status, headers, media_type=found.media_type)


def page_head(path: str, lang: str) -> str:
    """Lines for the page's head: the map is fetched and drawn while Streamlit still boots."""
    head = f'<link rel="stylesheet" href="/{atlas.url("style")}">'
    if path in MAP_PATHS:
        view, ground = MAP_PATHS[path]
        head += f'<script type="application/json" id="atlas-boot">{json.dumps(view_spec(view, lang))}</script>'
        head += f'<script async fetchpriority="high" src="/{atlas.url("script")}"></script>'
        opening = map_roles()
        for role in (*(opening[name] for name in (ground, "places") if name in opening), f"facts-{lang}"):
            head += f'<link rel="preload" as="fetch" crossorigin href="/{atlas.url(role)}">'
    return head


class PageMiddleware:
    """Names the language of a page, preloads its map, and sends unknown paths to the overview."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http" or scope["method"] != "GET":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        if "text/html" not in request.headers.get("accept", ""):
            await self.app(scope, receive, send)
            return
        path = scope["path"].rstrip("/") or "/"
        if path not in PATHS and "." not in path and not path.startswith(("/_stcore", "/api", "/component", "/print")):
            lang = "&lang=en" if request.query_params.get("lang") == "en" else ""
            await RedirectResponse(f"/?page=unknown{lang}", status_code=302)(scope, receive, send)
            return
        lang = "en" if request.query_params.get("lang") == "en" else "zh"
        # The page must arrive uncompressed to be rewritten; it is compressed again afterwards.
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        compress = "gzip" in request.headers.get("accept-encoding", "")
        await self.app({**scope, "headers": plain}, receive, _rewriter(send, path, lang, compress=compress))


def _rewritten(head: Message, body: bytes, path: str, lang: str, *, compress: bool) -> tuple[Message, bytes]:
    """Add the page's language and head lines to Streamlit's page, and compress it if asked."""
    changed = body.replace(b'<html lang="en">', b'<html lang="%s">' % (b"zh-CN" if lang == "zh" else b"en"))
    # First in the head: what comes after Streamlit's modules would wait for them.
    changed = changed.replace(b"<head>", b"<head>" + page_head(path, lang).encode(), 1)
    headers = [(name, value) for name, value in head["headers"] if name not in {b"content-length", b"etag", b"vary"}]
    headers.append((b"vary", b"accept-encoding"))
    if compress:
        changed = gzip.compress(changed, 6, mtime=0)
        headers.append((b"content-encoding", b"gzip"))
    headers.append((b"content-length", str(len(changed)).encode()))
    return {**head, "headers": headers}, changed


def _rewriter(send: Send, path: str, lang: str, *, compress: bool) -> Send:
    started: list[Message] = []
    body = bytearray()

    async def rewrite(message: Message) -> None:
        if message["type"] == "http.response.start":
            started.append(message)
            return
        body.extend(message.get("body", b""))
        if message.get("more_body"):
            return
        head, content = started[0], bytes(body)
        if b"<head>" in content:
            head, content = _rewritten(head, content, path, lang, compress=compress)
        await send(head)
        await send({"type": "http.response.body", "body": content})

    return rewrite


class BundleMiddleware:
    """Answers Streamlit's own scripts from a copy that was compressed once."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] == "http" and scope["path"].startswith("/static/"):
            request = Request(scope)
            file = compressed_bundle(scope["path"], read_settings().data_dir)
            if file is not None and "br" in request.headers.get("accept-encoding", ""):
                headers = {"content-encoding": "br", "cache-control": YEAR_CACHE, "vary": "accept-encoding"}
                response = Response(file.content, media_type=file.media_type, headers=headers)
                await response(scope, receive, send)
                return
        await self.app(scope, receive, send)


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncGenerator[None, None]:
    """Load what the first visitor would wait for, and compress Streamlit's bundle once per version."""
    for name in PAGES:
        import_module(f"pages.{(name or 'overview').replace('-', '_')}")
    compress_bundle(read_settings().data_dir)
    open_index()
    yield


atlas = start_atlas()
app = st.App(
    "pages/router.py",
    lifespan=lifespan,
    routes=[
        Route("/api/health", health),
        Route("/api/ready", ready),
        Route("/api", serve_api, methods=list(HTTPMethod)),
        Route("/api/{path:path}", serve_api, methods=list(HTTPMethod)),
        Route("/print/{kind}/{key}", serve_sheet),
        Route("/assets/{name}", serve_asset),
        Route("/geo/{name}", serve_asset),
        Route("/data/{name}", serve_asset),
    ],
    middleware=[Middleware(PageMiddleware), Middleware(BundleMiddleware)],
)

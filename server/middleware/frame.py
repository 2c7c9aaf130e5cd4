"""Rewrites Streamlit's HTML page: its language, preloading of the map, and redirects of unknown paths."""

import gzip

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from layers.catalog.pages import PAGES, public_maps
from layers.public_pages.page_head import atlas_lines, map_lines
from utils.config.settings import per_settings

PATHS = frozenset({*(f"/{page}" for page in PAGES), "/language-zh", "/language-en"})
MAP_PATHS = {path: view for view, path in public_maps().items()}
# Paths with routes of their own.
NO_PAGES = ("/_stcore", "/api", "/component", "/link", "/map", "/present/", "/print", "/v/")


def page_language(request: Request) -> str:
    """Language of a request; Chinese by default."""
    return "en" if request.query_params.get("lang") == "en" else "zh"


def page_head(path: str, lang: str) -> bytes:
    """Lines for the head of the page; they load and draw the map while Streamlit is still starting."""
    opening = map_lines(MAP_PATHS[path], lang) if path in MAP_PATHS else ""
    return (atlas_lines(lang) + opening).encode()


class PageMiddleware:
    """Sets the language of a page, preloads its map, and redirects unknown paths to the overview."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if not _asks_for_page(scope):
            await self.app(scope, receive, send)
            return
        request, path = Request(scope), scope["path"].rstrip("/") or "/"
        lang = page_language(request)
        if path not in PATHS:
            query = "&lang=en" if lang == "en" else ""
            await RedirectResponse(f"/?page=unknown{query}", status_code=302)(scope, receive, send)
            return
        # The page must arrive uncompressed to be rewritten; it is compressed afterwards.
        plain = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
        compress = "gzip" in request.headers.get("accept-encoding", "")
        await self.app({**scope, "headers": plain}, receive, _rewriter(send, path, lang, compress=compress))


def _asks_for_page(scope: Scope) -> bool:
    # A path with a dot is a file, and one of NO_PAGES answers for itself.
    if scope["type"] != "http" or scope["method"] != "GET" or "." in scope["path"]:
        return False
    return not scope["path"].startswith(NO_PAGES) and "text/html" in Headers(scope=scope).get("accept", "")


# Streamlit's page is the same for every visitor, so the rewritten one is cached.
@per_settings
def _finished(body: bytes, path: str, lang: str, *, compress: bool) -> bytes:
    """Streamlit's page with language and head lines, compressed if requested."""
    changed = body.replace(b'<html lang="en">', b'<html lang="%s">' % (b"zh-CN" if lang == "zh" else b"en"))
    # First in the head: scripts after Streamlit's modules would wait for them.
    changed = changed.replace(b"<head>", b"<head>" + page_head(path, lang), 1)
    return gzip.compress(changed, 6, mtime=0) if compress else changed


def _rewritten(head: Message, body: bytes, path: str, lang: str, *, compress: bool) -> tuple[Message, bytes]:
    """Replace Streamlit's page by the finished one, with the headers that fit it."""
    finished = _finished(body, path, lang, compress=compress)
    headers = [(name, value) for name, value in head["headers"] if name not in {b"content-length", b"etag", b"vary"}]
    headers.append((b"vary", b"accept-encoding"))
    if compress:
        headers.append((b"content-encoding", b"gzip"))
    headers.append((b"content-length", str(len(finished)).encode()))
    return {**head, "headers": headers}, finished


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

"""Security headers on every response, and the paths of Streamlit that are closed to the public."""

import base64
import hashlib
import re
from functools import cache

from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.streamlit_files import installed_page

# Metrics, uploads and interfaces that drive the app by program: the public does not need them.
CLOSED = ("/_stcore/metrics", "/_stcore/upload_file", "/_stcore/agent", "/_stcore/script-health-check")
INLINE = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
COMMON = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "permissions-policy": PERMISSIONS,
    "cross-origin-opener-policy": "same-origin",
}


def inline_hashes() -> tuple[str, ...]:
    """Hashes of the inline scripts of Streamlit's page, in the syntax of a content security policy."""
    page = (installed_page() / "index.html").read_bytes()
    digests = (hashlib.sha256(script).digest() for script in INLINE.findall(page))
    return tuple(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


# Directives that are denied unless a policy sets them.
NOTHING = dict.fromkeys(("default_src", "base_uri", "form_action", "frame_ancestors"), "'none'")


def _policy(**directives: str) -> str:
    named = NOTHING | directives
    return "; ".join(f"{name.replace('_', '-')} {value}".strip() for name, value in named.items())


# Streamlit needs blob: for the small script that mounts a component, and inline styles, since it makes its
# style sheet in the browser. It needs neither eval nor any other host.
PAGE_POLICY = _policy(
    script_src=" ".join(("'self'", "blob:", *inline_hashes())),
    style_src="'self' 'unsafe-inline'",
    img_src="'self' data: blob:",
    font_src="'self' data:",
    connect_src="'self'",
    frame_src="'self'",
    worker_src="'self' blob:",
    manifest_src="'self'",
)
# folium writes its script into the iframe, so the iframe allows inline scripts and has an opaque origin instead.
COMPONENT_POLICY = _policy(
    script_src="'self' 'unsafe-inline'",
    style_src="'self' 'unsafe-inline'",
    img_src="'self' data: blob:",
    font_src="'self' data:",
    connect_src="'self'",
    frame_ancestors="'self'",
    sandbox="allow-scripts",
)
# A public map is no page of Streamlit: it has nothing inline, and any site may embed it.
MAP_POLICY = _policy(
    script_src="'self'",
    style_src="'self'",
    img_src="'self' data:",
    connect_src="'self'",
    base_uri="'self'",
    frame_ancestors="*",
)
# The presenter is no page of Streamlit either, and no other site may embed it.
PRESENTER_POLICY = _policy(
    script_src="'self'", style_src="'self'", img_src="'self' data:", font_src="'self' data:", connect_src="'self'"
)
# A factsheet has one inline style sheet and no script.
SHEET_POLICY = _policy(style_src="'unsafe-inline'", img_src="'self' data:")
# Data and files: if a browser treats one as a page, nothing in it may load, run or be framed.
FILE_POLICY = _policy(sandbox="")
FILE_PLACES = (
    "/api", "/assets/", "/geo/", "/data/", "/media/", "/static/", "/_stcore/", "/stories/", "/deck", "/link", "/take",
)  # fmt: skip
POLICIES = (
    (("/component/", "/_stcore/bidi-components/"), COMPONENT_POLICY),
    (("/map",), MAP_POLICY),
    (("/present/",), PRESENTER_POLICY),
    (("/print/",), SHEET_POLICY),
    (FILE_PLACES, FILE_POLICY),
)
PLACES = tuple(place for places, _ in POLICIES for place in places)


@cache
def headers_of(place: str) -> tuple[tuple[bytes, bytes], ...]:
    """Security headers for a path prefix of ``PLACES``; the empty prefix stands for a page of the atlas."""
    policy = next((policy for places, policy in POLICIES if place in places), PAGE_POLICY)
    headers = COMMON | {"content-security-policy": policy}
    if policy is not MAP_POLICY:
        headers["x-frame-options"] = "SAMEORIGIN" if policy is COMPONENT_POLICY else "DENY"
    return tuple((name.encode(), value.encode()) for name, value in headers.items())


def place_of(path: str) -> str:
    """Prefix of ``PLACES`` that a path begins with, or an empty text."""
    return next((place for place in PLACES if path.startswith(place)), "")


class HeadersMiddleware:
    """Adds the security headers to every response and closes paths that the public does not need."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        added = headers_of(place_of(scope["path"]))
        names = {name for name, _ in added}

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = [each for each in message.get("headers", ()) if each[0] not in names]
                message = {**message, "headers": [*kept, *added]}
            await send(message)

        if scope["path"].startswith(CLOSED):
            await JSONResponse({"title": "Not Found", "status": 404}, 404)(scope, receive, send_with_headers)
            return
        await self.app(scope, receive, send_with_headers)

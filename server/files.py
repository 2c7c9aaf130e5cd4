"""Precompressed files: those of the atlas, and Streamlit's scripts and styles."""

from http import HTTPStatus

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from layers.bundles.assets import Asset
from layers.bundles.bundles import current_bundles
from layers.views.map_approval import withheld_reasons, withheld_texts
from server.streamlit_files import compressed_bundle
from utils.config.settings import current_settings
from utils.text.i18n import translator

YEAR_CACHE = "public, max-age=31536000, immutable"
# A page names files by hash, so it must not be cached for long after a new version is deployed.
PAGE_CACHE = "public, max-age=60"


def negotiated(request: Request, asset: Asset) -> tuple[bytes, dict[str, str]]:
    """Content of a file in the smallest encoding that the browser accepts, and its headers."""
    accepted = request.headers.get("accept-encoding", "")
    for coding, content in (("br", asset.brotli), ("gzip", asset.gzip)):
        if coding in accepted:
            return content, {"content-encoding": coding}
    return asset.raw, {}


def asset_response(request: Request, asset: Asset, cache: str) -> Response:
    """Answer with a file, or with 304 where the browser's copy is still valid.

    Parameters
    ----------
    request
        The HTTP request.
    asset
        The file.
    cache
        How long browsers and caches may keep it.
    """
    tag = f'"{asset.path}"'
    lasting = {"cache-control": cache, "vary": "accept-encoding", "etag": tag}
    known = request.headers.get("if-none-match", "")
    # A proxy that compresses marks the tag as weak.
    if tag in {each.strip().removeprefix("W/") for each in known.split(",")}:
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=lasting)
    content, headers = negotiated(request, asset)
    return Response(content, media_type=asset.media_type, headers=headers | lasting)


async def serve_asset(request: Request) -> Response:
    """Serve an immutable file by its hashed name; geometry is refused where maps are withheld."""
    if request.url.path.startswith("/geo/") and withheld_reasons():
        title = " ".join(withheld_texts(translator("en")))
        return JSONResponse({"title": title, "status": 403}, status_code=HTTPStatus.FORBIDDEN)
    asset = current_bundles().files.get(request.url.path)
    if asset is None:
        return JSONResponse({"title": "No such file", "status": 404}, status_code=404)
    answer = asset_response(request, asset, YEAR_CACHE)
    # The iframe of the measuring map has an opaque origin, and public files may be read from anywhere.
    answer.headers["access-control-allow-origin"] = "*"
    return answer


class BundleMiddleware:
    """Answers requests for Streamlit's scripts and styles from a copy that was compressed once."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        # A first visit requests seventy of them, so each response is made once.
        self.answers: dict[str, Response] = {}

    def answer(self, path: str) -> Response | None:
        """Response for a path; None until its compressed copy is ready."""
        if path not in self.answers:
            file = compressed_bundle(path, current_settings().data_dir)
            if file is None:
                return None
            headers = {"content-encoding": "br", "cache-control": YEAR_CACHE, "vary": "accept-encoding"}
            self.answers[path] = Response(file.content, media_type=file.media_type, headers=headers)
        return self.answers[path]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] == "http" and scope["path"].startswith("/static/"):
            answer = self.answer(scope["path"]) if "br" in Headers(scope=scope).get("accept-encoding", "") else None
            if answer is not None:
                await answer(scope, receive, send)
                return
        await self.app(scope, receive, send)

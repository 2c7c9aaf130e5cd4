"""The routes beside Streamlit's pages: records, public maps, factsheets, health."""

from http import HTTPMethod, HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from geodata.tables.readers import read_table
from geodata.tables.schema import read_resources
from layers.public_pages.public_maps import PUBLIC_MAPS, map_page
from layers.views.map_approval import withheld_reasons
from server.exports import EXPORT_ROUTES
from server.files import PAGE_CACHE, asset_response, serve_asset
from server.middleware.frame import page_language
from server.readiness import waiting_for
from server.stories import STORY_ROUTES
from utils.api.dispatch import answer
from utils.config.facts import current_facts
from utils.config.settings import current_settings


def make_sheet(kind: str, key: str, lang: str) -> str | None:
    """Page of a factsheet, ready to print; None where nothing has this kind or key."""
    # Factsheets are imported when the first one is requested, so that they do not delay the start.
    from exports.factsheets.sheets import sheet_page  # noqa: PLC0415

    return sheet_page(kind, key, lang)


async def first_map(_request: Request) -> Response:
    """Redirect to the first public map."""
    return RedirectResponse("/map/overview")


async def serve_map(request: Request) -> Response:
    """Serve a public map, a static page without a session."""
    view = request.path_params["view"]
    if view not in PUBLIC_MAPS:
        problem = {"title": "No such map", "status": 404, "maps": [f"/map/{each}" for each in PUBLIC_MAPS]}
        return JSONResponse(problem, status_code=404)
    return asset_response(request, map_page(view, page_language(request)), PAGE_CACHE)


async def health(_request: Request) -> Response:
    """Health check: records per table, the boundary source, and whether maps may be shown."""
    counts = {name: len(read_table(name)) for name in read_resources()}
    maps = {"publication": current_settings().publication, "withheld": withheld_reasons()}
    return JSONResponse({"status": "ok", "boundaries": current_facts().boundaries.kind, "maps": maps, "tables": counts})


async def ready(_request: Request) -> Response:
    """Readiness probe: 503 with the reasons until visitors can be served."""
    waiting = waiting_for()
    status = HTTPStatus.SERVICE_UNAVAILABLE if waiting else HTTPStatus.OK
    return JSONResponse({"ready": not waiting, "waiting_for": waiting}, status)


async def serve_sheet(request: Request) -> Response:
    """Serve the printable factsheet of a region, a unit or a project."""
    lang = page_language(request)
    page = await run_in_threadpool(make_sheet, request.path_params["kind"], request.path_params["key"], lang)
    if page is None:
        return JSONResponse({"title": "No such sheet", "status": 404}, status_code=404)
    return Response(page, media_type="text/html; charset=utf-8")


async def serve_api(request: Request) -> Response:
    """Answer a request to the API of records; an invalid one gets a problem that says what is valid."""
    path = request.path_params.get("path", "")
    found = await run_in_threadpool(answer, request.method, path, request.query_params.multi_items())
    headers = {"access-control-allow-origin": "*"} | found.headers
    return Response(found.body, found.status, headers, media_type=found.media_type)


ROUTES = [
    Route("/api/health", health),
    Route("/api/ready", ready),
    Route("/api", serve_api, methods=list(HTTPMethod)),
    Route("/api/{path:path}", serve_api, methods=list(HTTPMethod)),
    Route("/print/{kind}/{key}", serve_sheet),
    Route("/map", first_map),
    Route("/map/{view}", serve_map),
    *STORY_ROUTES,
    *EXPORT_ROUTES,
    Route("/assets/{name}", serve_asset),
    Route("/geo/{name}", serve_asset),
    Route("/data/{name}", serve_asset),
]

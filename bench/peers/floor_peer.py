"""Serves the built floor: ``python -m bench.peers.floor_peer FOLDER PORT``; files are read once."""

import sys
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

YEAR_CACHE = "public, max-age=31536000, immutable"
MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".geojson": "application/geo+json",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
}


def floor_server(folder: Path) -> Starlette:
    """Make the server of a built floor.

    Parameters
    ----------
    folder
        Where ``bench.floor.build_floor`` wrote.
    """
    files = {f"/{path.relative_to(folder)}": path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    async def serve(request: Request) -> Response:
        path = "/index.html" if request.url.path == "/" else request.url.path
        if path not in files:
            return Response(status_code=404)
        accepted = request.headers.get("accept-encoding", "")
        cache = "no-cache" if path == "/index.html" else YEAR_CACHE
        headers = {"cache-control": cache, "vary": "accept-encoding"}
        media_type = MEDIA_TYPES.get(Path(path).suffix)
        for coding, suffix in (("br", ".br"), ("gzip", ".gz")):
            if coding in accepted and path + suffix in files:
                headers["content-encoding"] = coding
                return Response(files[path + suffix], media_type=media_type, headers=headers)
        return Response(files[path], media_type=media_type, headers=headers)

    return Starlette(routes=[Route("/{path:path}", serve)])


if __name__ == "__main__":
    uvicorn.run(floor_server(Path(sys.argv[1])), host="127.0.0.1", port=int(sys.argv[2]), log_level="warning")

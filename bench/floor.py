"""The floor: a static Leaflet page of the same data, and a server that only hands out files."""

import gzip
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bench.servers import HOST, Server, free_port, run_server
from layers.assets import Asset, json_asset, leaflet_folder, make_asset
from layers.atlas import open_atlas
from layers.shell import view_layers
from layers.tokens import read_tokens

BROWSER = Path(__file__).parent / "browser"
YEAR_CACHE = "public, max-age=31536000, immutable"
MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".geojson": "application/geo+json",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
}
PAGE = """<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Floor</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/{style}">
<link rel="preload" as="fetch" crossorigin href="/{ground}">
<link rel="preload" as="fetch" crossorigin href="/{places}">
<link rel="preload" as="fetch" crossorigin href="/{facts}">
<script defer src="/{leaflet}"></script>
<script defer src="/{script}"></script>
</head>
<body class="a-atlas" data-ground="/{ground}" data-places="/{places}" data-facts="/{facts}">
<div class="a-map"></div>
<div class="a-panel">
<select id="a-indicator" aria-label="Indicator"></select>
<div class="a-tree"></div>
<div class="a-details"></div>
<div class="a-list"></div>
</div>
</body>
</html>
"""


def _picked(entries: dict[str, dict[str, Any]], names: tuple[str, ...]) -> dict[str, dict[str, Any]]:
    return {key: {name: entry[name] for name in names} for key, entry in entries.items()}


def floor_facts() -> dict[str, Any]:
    """Pick what tooltips, cards, colours and choices of the floor need from the app's own facts."""
    facts = json.loads(open_atlas().assets["facts-zh"].raw)
    colours = read_tokens()["light"]
    entries = view_layers("overview")
    return {
        "regions": _picked(facts["regions"], ("name", "tier", "tierName", "role", "values")),
        "places": {
            key: {"name": place["name"], "kind": facts["words"]["kinds"][place["mode"]], "position": place["position"]}
            for key, place in facts["places"].items()
        },
        "indicators": [{name: each[name] for name in ("id", "name", "unit", "breaks")} for each in facts["indicators"]],
        "layers": [{"id": each.id, "name": facts["words"]["layers"][each.id], "shown": each.shown} for each in entries],
        "colours": {"choropleth": colours["chart"]["choropleth"]}
        | {name: colours["map"][name] for name in ("tier", "mode", "point", "regionLine", "select")},
    }


def floor_assets() -> dict[str, Asset]:
    """Files of the floor by role; geometry is the very files that the app serves."""
    atlas = open_atlas()
    leaflet = (leaflet_folder() / "leaflet.js").read_text("utf-8").replace("//# sourceMappingURL=leaflet.js.map", "")
    style = (leaflet_folder() / "leaflet.css").read_text("utf-8") + (BROWSER / "floor.css").read_text("utf-8")
    return {
        "leaflet": make_asset("assets", "leaflet", "js", leaflet.encode()),
        "script": make_asset("assets", "floor", "js", (BROWSER / "floor.js").read_bytes()),
        "style": make_asset("assets", "floor", "css", style.encode()),
        "ground": atlas.assets["ground"],
        "places": atlas.assets["places"],
        "facts": json_asset("data", "facts", "json", floor_facts()),
    }


def build_floor(folder: Path) -> None:
    """Write the floor's files into a folder, each beside its compressed forms."""
    assets = floor_assets()
    page = PAGE.format(**{role: asset.path for role, asset in assets.items()}).encode()
    files = {"index.html": page, "index.html.gz": gzip.compress(page, mtime=0)}
    for asset in assets.values():
        files |= {asset.path: asset.raw, f"{asset.path}.br": asset.brotli, f"{asset.path}.gz": asset.gzip}
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def floor_server(folder: Path) -> Starlette:
    """Make the server of a built floor; files are read once, as they never change.

    Parameters
    ----------
    folder
        Where :func:`build_floor` wrote.
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


@contextmanager
def run_floor(folder: Path) -> Iterator[Server]:
    """Build the floor below a folder and serve it for as long as the block lasts."""
    site = folder / "floor"
    build_floor(site)
    port = free_port()
    with run_server("floor", ["bench.floor", str(site), str(port)], port, "/", folder / "floor.log") as server:
        yield server


if __name__ == "__main__":
    uvicorn.run(floor_server(Path(sys.argv[1])), host=HOST, port=int(sys.argv[2]), log_level="warning")

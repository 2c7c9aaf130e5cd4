"""Immutable files for the browser: compressed once, and named by their hash."""

import gzip
import hashlib
import json
from dataclasses import dataclass
from importlib import util
from pathlib import Path
from typing import Any

import brotli

from layers.bundles.linker import WEB, link
from layers.catalog.colours import read_tokens, style_variables

STYLES = WEB / "styles"
TYPES = {
    "js": "text/javascript",
    "css": "text/css",
    "json": "application/json",
    "geojson": "application/geo+json",
    "html": "text/html",
}


@dataclass(frozen=True)
class Asset:
    """One immutable file.

    Attributes
    ----------
    path
        Path below the root of the app, with the hash in the name.
    media_type
        Media type (MIME type).
    raw, brotli, gzip
        The content, uncompressed and compressed.
    """

    path: str
    media_type: str
    raw: bytes
    brotli: bytes
    gzip: bytes


def make_asset(folder: str, stem: str, suffix: str, content: bytes) -> Asset:
    """Compress a file and name it by its hash."""
    digest = hashlib.sha256(content).hexdigest()[:12]
    return Asset(
        f"{folder}/{stem}.{digest}.{suffix}",
        f"{TYPES[suffix]}; charset=utf-8",
        content,
        brotli.compress(content, quality=9),
        gzip.compress(content, 8, mtime=0),
    )


def json_asset(folder: str, stem: str, suffix: str, content: Any) -> Asset:
    """Make a JSON asset, written without whitespace."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return make_asset(folder, stem, suffix, text.encode())


def leaflet_folder() -> Path:
    """Folder of the installed package of Leaflet 1.9.3.

    Raises
    ------
    ModuleNotFoundError
        If XStatic-Leaflet is not installed.
    """
    spec = util.find_spec("xstatic.pkg.leaflet")
    if spec is None or spec.origin is None:
        message = "XStatic-Leaflet is not installed. Run: pip install -r requirements.txt"
        raise ModuleNotFoundError(message)
    return Path(spec.origin).parent / "data"


def constant_lines(constants: dict[str, Any]) -> list[str]:
    """Script lines that declare constants with data."""
    return [f"const {name} = {json.dumps(content, ensure_ascii=False)};" for name, content in constants.items()]


def closed_script(constants: dict[str, Any], parts: list[str]) -> str:
    """Constants and parts of a script in a scope of their own, so that no name leaks into the page."""
    return "\n".join(["(function () {", '"use strict";', *constant_lines(constants), *parts, "})();"])


def script_asset(shells: str, constants: dict[str, Any]) -> Asset:
    """The script of the maps: Leaflet, colours, constants, modules and folium shells."""
    leaflet = (leaflet_folder() / "leaflet.js").read_text("utf-8")
    own = closed_script({"MAP_TOKENS": read_tokens()} | constants, [link(WEB / "map" / "main.js"), shells])
    source = leaflet.replace("//# sourceMappingURL=leaflet.js.map", "") + "\n" + own
    return make_asset("assets", "atlas", "js", source.encode())


def stories_asset(constants: dict[str, Any]) -> Asset:
    """The script of stories, loaded when first needed: saving views, stories, links and exports."""
    script = closed_script(constants, [link(WEB / "stories" / "main.js")])
    return make_asset("assets", "studio", "js", script.encode())


def leaflet_assets() -> dict[str, Asset]:
    """Leaflet alone, for maps in an iframe of their own."""
    folder = leaflet_folder()
    script = (folder / "leaflet.js").read_text("utf-8").replace("//# sourceMappingURL=leaflet.js.map", "")
    return {
        "leaflet-js": make_asset("assets", "leaflet", "js", script.encode()),
        "leaflet-css": make_asset("assets", "leaflet", "css", (folder / "leaflet.css").read_bytes()),
    }


def style_asset() -> Asset:
    """The style sheet: Leaflet's, the colours and the classes of the atlas."""
    leaflet = (leaflet_folder() / "leaflet.css").read_text("utf-8")
    own = [path.read_text("utf-8") for path in sorted(STYLES.glob("*.css"))]
    return make_asset("assets", "atlas", "css", "".join([leaflet, style_variables(), *own]).encode())

"""The ASGI application: Streamlit's pages with the atlas's own files, headers, bounds and logs.

Run with ``python -m server``, or ``streamlit run app.py``.
"""

import gc
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from importlib import import_module
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from geodata.errors import DataError
from layers.atlas import open_atlas
from layers.public_pages.public_maps import make_map_pages
from pages.components.script_error import show_script_error
from server.errors import SERVER_ERRORS
from server.files import BundleMiddleware
from server.frame import PAGES, PageMiddleware
from server.headers import HeadersMiddleware
from server.limits import LimitMiddleware
from server.routes import ROUTES
from server.streamlit_files import compress_bundle
from utils.api.search_results import open_index
from utils.config.logs import set_up_logs
from utils.config.settings import SettingError, read_settings


def start_atlas() -> None:
    """Open the atlas, or stop the start with the fault and its remedy: of the data, or of a setting."""
    try:
        open_atlas()
    except (DataError, SettingError) as fault:
        sys.stderr.write(f"\n{fault}\n\n")
        raise SystemExit(2) from fault


@asynccontextmanager
async def lifespan(_app: Any) -> AsyncGenerator[None, None]:
    """Load what the first visitor would wait for, and compress Streamlit's bundle once per version."""
    set_up_logs()
    for name in PAGES:
        import_module(f"pages.{(name or 'overview').replace('-', '_')}")
    compress_bundle(read_settings().data_dir)
    open_index()
    make_map_pages()
    # What is warm stays for good. Frozen, it is not walked through again whenever memory is tidied.
    gc.collect()
    gc.freeze()
    yield


start_atlas()
app = st.App(
    "pages/router.py",
    lifespan=lifespan,
    routes=ROUTES,
    # From the outside in.
    middleware=[
        Middleware(HeadersMiddleware),
        Middleware(TrustedHostMiddleware, allowed_hosts=list(read_settings().allowed_hosts), www_redirect=False),
        Middleware(LimitMiddleware, origins=st.get_option("server.corsAllowedOrigins")),
        Middleware(BundleMiddleware),
        Middleware(PageMiddleware),
    ],
    on_script_error=show_script_error,
    exception_handlers=SERVER_ERRORS,
)

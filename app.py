"""The ASGI application: Streamlit's pages with the atlas's own files, headers, rate limits and logs.

Run with ``python -m server``, or ``streamlit run app.py``.
"""

import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from geodata.errors import DataError
from layers.bundles.bundles import open_bundles
from pages.components.script_error import show_script_error
from server.errors import SERVER_ERRORS
from server.files import BundleMiddleware
from server.middleware.frame import PageMiddleware
from server.middleware.headers import HeadersMiddleware
from server.middleware.limits import LimitMiddleware, read_limits
from server.middleware.settings_scope import SettingsMiddleware
from server.routes import ROUTES
from server.warm_up import start_warm_up
from utils.config.logs import set_up_logs
from utils.config.settings import SettingError, Settings, read_settings


def middleware(settings: Settings) -> list[Middleware]:
    """Middleware, from the outermost to the innermost."""
    origins = st.get_option("server.corsAllowedOrigins")
    return [
        Middleware(SettingsMiddleware, settings=settings),
        Middleware(HeadersMiddleware),
        Middleware(TrustedHostMiddleware, allowed_hosts=list(settings.allowed_hosts), www_redirect=False),
        Middleware(LimitMiddleware, limits=read_limits(settings.requests_per_second), origins=origins),
        Middleware(BundleMiddleware),
        Middleware(PageMiddleware),
    ]


def make_app(settings: Settings) -> st.App:
    """Make the application with the settings of a deployment.

    One process may hold several; the routes of each use its own settings. Streamlit runs pages in threads that read
    their settings from the environment, so a process serves the pages of one application only.

    Raises
    ------
    DataError
        If a fact table cannot be used.
    """
    open_bundles(settings)

    @asynccontextmanager
    async def lifespan(_app: Any) -> AsyncGenerator[None, None]:
        set_up_logs()
        start_warm_up(settings)
        yield

    # ``streamlit run`` finds the application by an assignment like this one.
    app = st.App(
        "pages/router.py",
        lifespan=lifespan,
        routes=ROUTES,
        middleware=middleware(settings),
        on_script_error=show_script_error,
        exception_handlers=SERVER_ERRORS,
    )
    return app  # noqa: RET504


def start() -> st.App:
    """The application of this process; a fault of data or settings ends the start with a message."""
    try:
        return make_app(read_settings())
    except (DataError, SettingError) as fault:
        sys.stderr.write(f"\n{fault}\n\n")
        raise SystemExit(2) from fault


app = start()

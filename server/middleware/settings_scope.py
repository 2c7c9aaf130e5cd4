"""Each application answers with its own settings, even if several run in one process."""

from starlette.types import ASGIApp, Receive, Scope, Send

from utils.config.settings import Settings, use_settings


class SettingsMiddleware:
    """Makes the settings of the application current while it answers."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self.app, self.settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request or websocket."""
        with use_settings(self.settings):
            await self.app(scope, receive, send)

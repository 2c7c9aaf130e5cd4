"""Runs the atlas: ``python -m server --port 8501``."""

import argparse
import socket
import sys

import uvicorn

from server.middleware.limits import LARGEST_MESSAGE

LARGEST_HEAD = 32_000
KEEP_ALIVE_SECONDS = 20
STOP_SECONDS = 5


def read_options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m server", description="Run the atlas.")
    parser.add_argument("--port", type=int, default=8501, help="default 8501")
    parser.add_argument("--address", default="0.0.0.0", help="default 0.0.0.0, every address")  # noqa: S104
    return parser.parse_args()


def port_is_free(address: str, port: int) -> bool:
    """Whether the port can be bound."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError:
            return False
    return True


def main() -> int:
    """Run until stopped; 1 when the port is taken."""
    options = read_options()
    if not port_is_free(options.address, options.port):
        sys.stderr.write(f"\nPort {options.port} is not available. Stop what uses it, or choose another: --port\n\n")
        return 1
    sys.stdout.write(f"\nThe atlas opens on http://localhost:{options.port}\n\n")
    sys.stdout.flush()
    uvicorn.run(
        "app:app",
        host=options.address,
        port=options.port,
        access_log=False,
        log_config=None,
        # The name and version of the server are not made public.
        server_header=False,
        # A start that fails must end the process.
        lifespan="on",
        ws="websockets-sansio",
        ws_max_size=LARGEST_MESSAGE,
        h11_max_incomplete_event_size=LARGEST_HEAD,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        # Browsers keep their websockets open and would delay the shutdown for ever.
        timeout_graceful_shutdown=STOP_SECONDS,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())

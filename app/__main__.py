"""The command line: start the server and open the page."""

import gc
import os

# Nothing that is imported becomes garbage: looking for some takes a tenth of the start.
gc.disable()
# Two BLAS threads lose up to ten times when the other core is busy; this must stand before NumPy is imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import argparse
import contextlib
import socket
import sys
import threading
import webbrowser
from types import FrameType

import uvicorn
from threadpoolctl import threadpool_limits

from .lab.settings import limits
from .web.connections import configuration
from .web.server import create_app

# How long a thread may keep the interpreter to itself: the event loop waits no longer for the trainer.
_SWITCH_SECONDS = 0.0005


def main(arguments: list[str] | None = None) -> None:
    """Run the server until it is stopped."""
    options = _options(arguments)
    sys.setswitchinterval(_SWITCH_SECONDS)
    threadpool_limits(1)
    listening = _listen(options.host, options.port)
    port = listening.getsockname()[1]
    shown = "127.0.0.1" if options.host in ("0.0.0.0", "::") else options.host  # noqa: S104 - only shown
    address = f"http://{f'[{shown}]' if ':' in shown else shown}:{port}/"
    print(f"Frontière is at {address} (stop it with Ctrl+C)", flush=True)
    if not options.no_browser:
        threading.Timer(0.5, _open, [address]).start()
    config = configuration(create_app(hosts=options.allow_host, capacity=options.sessions))
    gc.freeze()
    gc.enable()
    with contextlib.suppress(KeyboardInterrupt):
        _Server(config).run(sockets=[listening])


class _Server(uvicorn.Server):
    """A server whose waiting clients are told that it is being stopped."""

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Begin to stop, by a signal."""
        hub = getattr(self.config.app.state, "hub", None)  # type: ignore[union-attr] # there is none before it serves
        if hub is not None:
            hub.close()
        super().handle_exit(sig, frame)


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="frontiere", description="See and touch a neural network while it learns.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    parser.add_argument("--port", type=int, default=8000, help="port to listen on; 0 takes a free one")
    parser.add_argument("--no-browser", action="store_true", help="do not open the page")
    parser.add_argument(
        "--allow-host",
        action="append",
        default=[],
        metavar="NAME",
        help="a further name the server answers to",
    )
    parser.add_argument(
        "--sessions", type=int, default=limits.LIVE_SESSIONS, help="how many sessions may live at once"
    )
    return parser.parse_args(arguments)


def _listen(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server(
            (host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET, backlog=2048
        )
    except OSError as error:
        sys.exit(f"frontiere: cannot listen on {host} port {port}: {error.strerror}; choose another with --port")


def _open(address: str) -> None:
    with contextlib.suppress(webbrowser.Error):
        webbrowser.open(address)


if __name__ == "__main__":
    main()

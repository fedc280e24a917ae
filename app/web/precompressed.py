"""A text that is served often: packed once, not for every visitor."""

import gzip
from collections.abc import Mapping

from starlette.requests import Request
from starlette.responses import Response


class Packed:
    """The bytes of an answer, and the same in fewer."""

    def __init__(self, body: bytes, media_type: str) -> None:
        self._body = body
        self._gzip = gzip.compress(body, mtime=0)
        self._media_type = media_type

    def answer(self, request: Request, headers: Mapping[str, str]) -> Response:
        """Send the smaller form to whoever can read it."""
        vary = ", ".join(filter(None, ["Accept-Encoding", headers.get("Vary")]))
        headers = {**headers, "Vary": vary}
        if "gzip" not in request.headers.get("accept-encoding", ""):
            return Response(self._body, headers=headers, media_type=self._media_type)
        headers["Content-Encoding"] = "gzip"
        return Response(self._gzip, headers=headers, media_type=self._media_type)

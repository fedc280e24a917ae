"""A Firefox without a window, driven over WebDriver BiDi: https://w3c.github.io/webdriver-bidi/."""

import base64
import json
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from PIL import Image
from websockets.sync.client import ClientConnection, connect

PATIENCE: Final = 60.0
# A browser that calls home only waits for answers that never come.
PREFERENCES: Final[dict[str, object]] = {
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "browser.newtabpage.enabled": False,
    "browser.safebrowsing.downloads.remote.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "intl.accept_languages": "en",
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "toolkit.telemetry.enabled": False,
}


class Firefox:
    """One page of it: what is asked of the page, and what the browser tells of it meanwhile."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket, self._number = socket, 0
        self.events: list[dict[str, Any]] = []
        self.call("session.new", capabilities={})
        self.page: str = self.call("browsingContext.create", type="tab")["context"]
        events = ["log.entryAdded", "network.beforeRequestSent"]
        self.call("session.subscribe", events=events, contexts=[self.page])

    def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """The result of a command; what is told before it is kept in `events`."""
        self._number += 1
        self._socket.send(json.dumps({"id": self._number, "method": method, "params": parameters}))
        while True:
            answer = json.loads(self._socket.recv(PATIENCE))
            if answer["type"] == "event":
                self.events.append(answer)
            elif answer["id"] == self._number:
                assert answer["type"] == "success", f"{method}: {answer['error']}: {answer['message']}"
                result: dict[str, Any] = answer["result"]
                return result

    def goto(self, url: str) -> None:
        """Load a page."""
        self.call("browsingContext.navigate", context=self.page, url=url, wait="complete")

    def evaluate(self, expression: str) -> Any:
        """What an expression is in the page, through JSON; a promise is waited for."""
        expression = f"Promise.resolve({expression}).then((found) => JSON.stringify(found ?? null))"
        target = {"context": self.page}
        answer = self.call("script.evaluate", expression=expression, target=target, awaitPromise=True)
        assert answer["type"] == "success", answer["exceptionDetails"]["text"]
        return json.loads(answer["result"]["value"])

    def wait_for(self, condition: str) -> None:
        """Wait until an expression is true, looking at it in every frame."""
        self.evaluate(f"(async () => {{ while (!({condition})) await new Promise(requestAnimationFrame); }})()")

    def picture(self) -> Image.Image:
        """What is seen of the page."""
        shot = self.call("browsingContext.captureScreenshot", context=self.page)
        return Image.open(BytesIO(base64.b64decode(shot["data"]))).convert("RGB")

    def told(self, method: str) -> list[dict[str, Any]]:
        """The events of one kind."""
        return [event["params"] for event in self.events if event["method"] == method]


@contextmanager
def running(path: str, profile: Path) -> Iterator[Firefox]:
    """A Firefox with a profile of its own."""
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in PREFERENCES.items()]
    (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
    command = [path, "--headless", "--no-remote", "--remote-debugging-port=0", "--profile", str(profile)]
    log = profile / "stderr"
    with (
        log.open("w", encoding="utf-8") as errors,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process,
    ):
        assert process.stderr is not None
        try:
            for line in process.stderr:
                errors.write(line)
                if address := re.search(r"WebDriver BiDi listening on (ws://\S+)", line):
                    break
            else:
                raise AssertionError(f"Firefox did not start: {log.read_text('utf-8')}")
            with connect(f"{address[1]}/session", max_size=None, proxy=None) as socket:
                yield Firefox(socket)
        finally:
            process.kill()

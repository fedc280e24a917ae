"""The bound: whatever one client does at the limits, another's edit and /healthz are answered soon.

Run as `python -m bench.bound`, with words of the lines that are wanted. Server, client and the two probes are
processes of their own. Of several windows in a row the one with the least p99 counts: what else runs on the machine
can only add to it.
"""

import asyncio
import contextlib
import json
import multiprocessing
import socket
import sys
import time
from collections.abc import AsyncIterator, Callable
from multiprocessing.synchronize import Event
from queue import Queue

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.sync.client import connect as connect_now

from bench.churn import EVERYTHING, LARGEST, PNG, READS
from bench.server import Row, percentile, probe, running

WARM, STARTING, WINDOW, WINDOWS = 2.0, 3.0, 4.0, 4  # seconds, of the probes, of a window, and how many
EDIT_SECONDS = 0.020
EDIT_BOUND, HEALTH_BOUND = 0.100, 0.050
NOTHING = {"surface": None, "neurons": None, "features": None}


def edit(port: int, stop: Event, results: Queue) -> None:
    """Move a point of a session of one's own every 20 ms, each as soon as the last is acknowledged."""
    address, trips = f"127.0.0.1:{port}", []
    opened = httpx.post(f"http://{address}/api/v1/sessions", json={}).json()["id"]
    with connect_now(f"ws://{address}/api/v1/sessions/{opened}/stream", proxy=None, compression=None) as stream:
        stream.send(json.dumps({"type": "view", **NOTHING}))
        seq = 0
        while not stop.is_set():
            seq, start = seq + 1, time.perf_counter()
            stream.send(json.dumps({"type": "move_point", "index": 0, "x": [seq % 100 / 25, 1.0], "seq": seq}))
            while True:
                answer = stream.recv()
                if isinstance(answer, str) and json.loads(answer)["seq"] == seq:
                    break
            trips.append(time.perf_counter() - start)
            time.sleep(max(0.0, EDIT_SECONDS - trips[-1]))
    results.put(trips)


@contextlib.contextmanager
def probing(port: int):
    """Both probes; their lists are filled when the block ends."""
    context, found = multiprocessing.get_context("spawn"), ([], [])
    stop, results = context.Event(), [context.Queue(), context.Queue()]
    processes = [
        context.Process(target=target, args=(port, stop, result))
        for target, result in zip((edit, probe), results, strict=True)
    ]
    for process in processes:
        process.start()
    try:
        yield found
    finally:
        stop.set()
        for trips, result, process in zip(found, results, processes, strict=True):
            trips += result.get(timeout=60)
            process.join()


class Client:
    """One client at the limits: its sessions, sockets and requests, all ended with it."""

    def __init__(self, address: str, api: httpx.AsyncClient, stack: contextlib.AsyncExitStack) -> None:
        self.address, self.api, self.stack = address, api, stack
        self.tasks: list[asyncio.Task[None]] = []
        self.done = 0

    async def opened(self, settings: dict[str, object], play: bool = True) -> str:
        session = (await self.api.post("/sessions", json=settings)).raise_for_status().json()["id"]
        if play:
            await self.api.post(f"/sessions/{session}/play")
        return session

    async def watch(self, session: str, view: dict[str, object], count: int = 1) -> None:
        url = f"{self.address.replace('http', 'ws')}/api/v1/sessions/{session}/stream"
        for _ in range(count):
            stream = await self.stack.enter_async_context(connect(url, proxy=None, compression=None, max_size=None))
            await stream.send(json.dumps({"type": "view", **view}))
            self.tasks.append(asyncio.create_task(self._receive(stream)))

    async def _receive(self, stream: ClientConnection) -> None:
        async for _ in stream:
            self.done += 1

    def stare(self, session: str) -> None:
        """Watch everything, and never read."""
        stream = socket.create_connection(("127.0.0.1", int(self.address.rpartition(":")[2])))
        self.stack.callback(stream.close)
        request = f"GET /api/v1/sessions/{session}/stream HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        upgrade = "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
        stream.sendall(f"{request}{upgrade}Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n\r\n".encode())
        text = json.dumps({"type": "view", **EVERYTHING}).encode()
        assert 126 <= len(text) < 65_536
        stream.sendall(b"\x81\xfe" + len(text).to_bytes(2) + bytes(4) + text)  # masked with zeros

    def ask(self, count: int, *questions: tuple[str, dict[str, str]]) -> None:
        """So many at once ask these questions, again and again."""

        async def asking(first: int) -> None:
            while True:
                for number in range(len(questions)):
                    path, headers = questions[(first + number) % len(questions)]
                    answer = await self.api.get(path, headers=headers)
                    assert answer.status_code in (200, 503), answer.text
                    self.done += answer.status_code == 200

        self.tasks += [asyncio.create_task(asking(number)) for number in range(count)]


async def nobody(client: Client) -> None:
    """Nothing: what the probes find beside it is the machine's own."""


async def largest_session(client: Client) -> None:
    await client.watch(await client.opened(LARGEST), EVERYTHING)


async def largest_twin(client: Client) -> None:
    leader = await client.opened(LARGEST)
    twin = await client.api.post(
        f"/sessions/{leader}/twin", json={"training": {"optimizer": {"learning_rate": 0.02}}}
    )
    await client.watch(leader, EVERYTHING)
    await client.watch(twin.json()["id"], EVERYTHING)


async def pictures(client: Client) -> None:
    session = await client.opened(LARGEST, play=False)
    client.ask(4, *((f"/sessions/{session}{path}", PNG) for path in ("/surface?resolution=256", "/stages?mesh=61")))


async def landscapes(client: Client) -> None:
    session = await client.opened(LARGEST)
    client.ask(16, (f"/sessions/{session}/landscape?over=random&resolution=101", {}))


async def readings(client: Client) -> None:
    session = await client.opened(LARGEST)
    client.ask(4, *((f"/sessions/{session}{path}", headers) for path, headers in READS))


async def many_watchers(client: Client) -> None:
    await client.watch(await client.opened({"view": {"epochs_per_second": 24.0}}), {}, 200)


async def never_reading(client: Client) -> None:
    session = await client.opened(LARGEST)
    for _ in range(20):
        client.stare(session)


LINES: dict[str, Callable[[Client], object]] = {
    "nobody else": nobody,
    "the largest session": largest_session,
    "the largest twin": largest_twin,
    "4 pictures at once": pictures,
    "16 landscapes at once": landscapes,
    "4 that read everything": readings,
    "200 watchers of a session": many_watchers,
    "20 watchers that never read": never_reading,
}


@contextlib.asynccontextmanager
async def at_work(address: str, begin: Callable[[Client], object]) -> AsyncIterator[Client]:
    async with (
        contextlib.AsyncExitStack() as stack,
        httpx.AsyncClient(base_url=f"{address}/api/v1", timeout=None) as api,
    ):
        client = Client(address, api, stack)
        await begin(client)
        yield client
        for task in client.tasks:
            task.cancel()
        for outcome in await asyncio.gather(*client.tasks, return_exceptions=True):
            if isinstance(outcome, Exception):
                raise outcome


async def measured(address: str, begin: Callable[[Client], object]) -> list[tuple[float, float]]:
    """p99 of an edit and of /healthz in each window."""
    port = int(address.rpartition(":")[2])
    async with at_work(address, begin) as client:
        await asyncio.sleep(WARM)
        with probing(port) as (edits, health):
            await asyncio.sleep(STARTING + WINDOW * WINDOWS)
        print(f"  ({client.done} answers and frames meanwhile; {len(health)} and {len(edits)} trips)", flush=True)
    return list(zip(_windows(edits), _windows(health), strict=True))


def _windows(trips: list[float]) -> list[float]:
    """p99 of each part of all trips but the first, which waits for the session."""
    size = len(trips) // WINDOWS
    return [percentile(trips[1 + part * size : (part + 1) * size], 0.99) for part in range(WINDOWS)]


def rows(wanted: list[str] | None = None) -> list[Row]:
    result = []
    for name, begin in LINES.items():
        if wanted and not any(word in name for word in wanted):
            continue
        with running() as (address, _):
            windows = asyncio.run(measured(address, begin))
        for what, bound, values in zip(
            ("an edit", "/healthz"), (EDIT_BOUND, HEALTH_BOUND), zip(*windows, strict=True), strict=True
        ):
            told = f"{min(values) * 1e3:.0f} ms ({', '.join(f'{value * 1e3:.0f}' for value in values)})"
            result.append((f"{name}: {what} p99", told, f"≤ {bound * 1e3:.0f} ms", min(values) <= bound))
    return result


if __name__ == "__main__":
    for name, value, target, reached in rows(sys.argv[1:]):
        print(f"{name:<42} {value:>28}  aim {target}{'' if reached else '  MISSED'}", flush=True)

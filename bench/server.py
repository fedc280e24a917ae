"""A real server under load, seen from outside: frames, lateness, processor time, a dragged point; and the encoding.

Run as `python -m bench.server`. The server, its watchers and the probe are three processes; on fewer than three free
cores they take time from each other, and what is measured is an upper bound.
"""

import asyncio
import contextlib
import json
import multiprocessing
import os
import re
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from multiprocessing.synchronize import Event
from pathlib import Path
from queue import Queue

import httpx
from websockets.asyncio.client import ClientConnection, connect

from app.lab.session.session import Session
from app.lab.settings.config import Config
from app.lab.views.request import ViewRequest
from app.wire.frames import Known, encode
from bench.clock import seconds, spread

Row = tuple[str, str, str, bool]

FPS = 30
WARM, MEASURED = 1.5, 2.0  # seconds
ROUNDS = 7
PROBE_SECONDS = 0.010
DRAGS, DRAG_SECONDS = 100, 0.040  # of a round


@dataclass
class Watched:
    """What one watcher has seen: when each frame came, and the state it was of."""

    session: str
    arrivals: list[float] = field(default_factory=list)
    steps: list[int] = field(default_factory=list)
    seen: asyncio.Event = field(default_factory=asyncio.Event)
    seq: int = 0

    def take(self, message: bytes | str) -> None:
        if isinstance(message, str):
            return
        header = json.loads(message[8 : 8 + int.from_bytes(message[:8], "little")])
        state = json.loads(header["__metadata__"]["state"])
        self.arrivals.append(time.perf_counter())
        self.steps.append(state["step"])
        if state["seq"] is not None and state["seq"] > self.seq:
            self.seq = state["seq"]
            self.seen.set()

    def between(self, start: float, end: float) -> tuple[int, float]:
        """Frames between two moments, and steps a second from the first of them to the last."""
        inside = [seen for seen in zip(self.arrivals, self.steps, strict=True) if start <= seen[0] < end]
        if len(inside) < 2:
            return len(inside), 0.0
        (begin, first), (stop, last) = inside[0], inside[-1]
        return len(inside), (last - first) / (stop - begin)


@contextlib.contextmanager
def running() -> Iterator[tuple[str, int]]:
    """A server in a process of its own: its address and its process's number."""
    command = [sys.executable, "-m", "app", "--no-browser", "--port", "0"]
    environment = os.environ | {"PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        try:
            address = re.search(r"http://\S+:\d+", process.stdout.readline())
            assert address, "the server did not start"
            yield address[0], process.pid
        finally:
            process.terminate()


def cpu_seconds(pid: int) -> float:
    """Processor time that a process has used, in seconds."""
    numbers = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(numbers[11]) + int(numbers[12])) / os.sysconf("SC_CLK_TCK")


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


@contextlib.asynccontextmanager
async def watching(address: str, count: int, epochs_per_second: float | None):
    """So many sessions, each with a watcher, all of them training."""
    watched: list[Watched] = []
    async with httpx.AsyncClient(base_url=f"{address}/api/v1") as api, contextlib.AsyncExitStack() as stack:
        tasks, connections = [], []
        for _ in range(count):
            body = {"view": {"fps": FPS, "epochs_per_second": epochs_per_second}}
            session = (await api.post("/sessions", json=body)).json()["id"]
            url = f"{address.replace('http', 'ws')}/api/v1/sessions/{session}/stream"
            connection = await stack.enter_async_context(connect(url, proxy=None, compression=None, max_size=None))
            watched.append(Watched(session))
            connections.append(connection)
            tasks.append(asyncio.create_task(_read(connection, watched[-1])))
        for one in watched:
            await api.post(f"/sessions/{one.session}/play")
        try:
            yield watched, connections
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            for one in watched:
                await api.delete(f"/sessions/{one.session}")


async def _read(connection: ClientConnection, watched: Watched) -> None:
    async for message in connection:
        watched.take(message)


def probe(port: int, stop: Event, results: Queue) -> None:
    """Ask for /healthz every 10 ms: no answer comes sooner than the event loop is free."""
    request = f"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode()
    trips = []
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        while not stop.is_set():
            start = time.perf_counter()
            connection.sendall(request)
            received = b""
            while not received.endswith(b"}"):
                received += connection.recv(65_536)
            trips.append(time.perf_counter() - start)
            time.sleep(max(0.0, PROBE_SECONDS - trips[-1]))
    results.put(trips)


@contextlib.contextmanager
def probing(address: str) -> Iterator[list[float]]:
    """Probe from another process; the list is filled when the block ends."""
    context = multiprocessing.get_context("spawn")
    stop, results, trips = context.Event(), context.Queue(), []
    process = context.Process(target=probe, args=(int(address.rpartition(":")[2]), stop, results))
    process.start()
    try:
        yield trips
    finally:
        stop.set()
        trips += results.get(timeout=10)
        process.join()


async def measured(watched: list[Watched], warm: float = WARM, window: float = MEASURED) -> tuple[float, float]:
    """The share of frames that arrived, and steps a second in sum."""
    await asyncio.sleep(warm)
    start = time.perf_counter()
    await asyncio.sleep(window)
    end = time.perf_counter()
    seen = [one.between(start, end) for one in watched]
    frames = sum(min(count, round(FPS * (end - start))) for count, _ in seen)
    return frames / (len(watched) * round(FPS * (end - start))), sum(steps for _, steps in seen)


async def paced_rows(address: str, pid: int, name: str, look: dict[str, object]) -> list[Row]:
    """32 sessions at 30 frames/s, 20 steps a frame: 600 steps/s are 24 epochs/s of the default session."""
    async with watching(address, 32, 24.0) as (watched, connections):
        for connection in connections:
            await connection.send(json.dumps({"type": "view", **look}))
        await asyncio.sleep(WARM)
        with probing(address) as trips:
            await asyncio.sleep(1.0)  # the probe's own start
            shares, made, cores = [], [], []
            for _ in range(ROUNDS):
                before, start = cpu_seconds(pid), time.perf_counter()
                share, steps = await measured(watched, warm=0.0)
                shares.append(share)
                made.append(steps / (32 * 600))
                cores.append((cpu_seconds(pid) - before) / (time.perf_counter() - start))
    late, name = percentile(trips, 0.99), f"32 sessions × 20 steps, {name}"
    return [
        at_least(f"{name}: frames", shares, "{:.1%}".format, 0.99),
        at_least(f"{name}: steps of 19,200/s", made, "{:.1%}".format, 0.99),
        at_most(f"{name}: /healthz p99, ms", [late * 1e3], "{:.1f}".format, 5),
        at_most(f"{name}: processor, cores", cores, "{:.2f}".format, 0.5),
    ]


async def greedy_rows(address: str) -> list[Row]:
    """8 sessions that each want all they can get, against one alone, in turn: the machine's own speed may change."""
    shares, ratios = [], []
    for _ in range(ROUNDS):
        async with watching(address, 1, None) as (watched, _):
            _, lone = await measured(watched)
        async with watching(address, 8, None) as (watched, _):
            share, together = await measured(watched)
        shares.append(share)
        ratios.append(together / lone)
    return [
        at_least("8 greedy sessions: frames", shares, "{:.1%}".format, 0.99),
        at_least("8 greedy sessions: steps/s in sum, of one alone", ratios, "{:.0%}".format, 0.8),
    ]


async def landscape_rows(address: str) -> list[Row]:
    """One session that wants all it can get, while surfaces of J are made of it one after the other."""

    async def survey(session: str) -> None:
        async with httpx.AsyncClient(base_url=f"{address}/api/v1", timeout=None) as api:
            while True:
                params = {"over": "random", "resolution": 101}
                (await api.get(f"/sessions/{session}/landscape", params=params)).raise_for_status()

    ratios = []
    async with watching(address, 1, None) as (watched, _):
        for _ in range(ROUNDS):
            _, alone = await measured(watched)
            surveying = asyncio.create_task(survey(watched[0].session))
            _, beside = await measured(watched)
            assert not surveying.done(), "surfaces of J are no longer made"
            surveying.cancel()
            await asyncio.gather(surveying, return_exceptions=True)
            ratios.append(beside / alone)
    return [at_least("steps/s while surfaces of J are made, of without", ratios, "{:.0%}".format, 0.9)]


async def drag_rows(address: str) -> list[Row]:
    """From sending a point's new place to the first frame that contains it."""
    middles, ends = [], []
    async with watching(address, 8, None) as (watched, connections):
        await asyncio.sleep(WARM)
        dragged, connection = watched[0], connections[0]
        for drag in range(ROUNDS):
            times = []
            for seq in range(drag * DRAGS + 1, (drag + 1) * DRAGS + 1):
                start = time.perf_counter()
                x = [4 * seq / DRAGS % 4 - 2, 1.0]
                await connection.send(json.dumps({"type": "move_point", "index": 0, "x": x, "seq": seq}))
                while dragged.seq < seq:
                    dragged.seen.clear()
                    await asyncio.wait_for(dragged.seen.wait(), 5)
                times.append(1e3 * (time.perf_counter() - start))
                await asyncio.sleep(max(0.0, DRAG_SECONDS - times[-1] / 1e3))
            middles.append(statistics.median(times))
            ends.append(percentile(times, 0.99))
    return [
        at_most("drag a point, 8 greedy sessions: p50, ms", middles, "{:.1f}".format, None),
        at_most("drag a point, 8 greedy sessions: p99, ms", ends, "{:.1f}".format, 20),
    ]


def encode_rows() -> list[Row]:
    """A full frame of the default session: surface, neurons, weights, features; the points are known."""
    session, look = Session(Config()), ViewRequest()
    session.watch([look])
    session.train(100)
    session.advance(100, 60.0, time.perf_counter)
    snapshot = session.snapshot(0.0)
    known = Known.after(snapshot)
    took = seconds({"encode": lambda: encode(snapshot, look, known, 1)})["encode"]
    size = len(encode(snapshot, look, known, 1))
    return [
        at_most("encode a full frame, µs", [1e6 * one for one in took], "{:.0f}".format, 100),
        at_most("size of a full frame, kB", [size / 1000], "{:.1f}".format, 25),
    ]


def at_least(name: str, rounds: list[float], form: Callable[[float], str], aim: float) -> Row:
    return name, spread(rounds, form), f"≥ {form(aim)}", statistics.median(rounds) >= aim


def at_most(name: str, rounds: list[float], form: Callable[[float], str], aim: float | None) -> Row:
    reached = aim is None or statistics.median(rounds) <= aim
    return name, spread(rounds, form), "–" if aim is None else f"≤ {form(aim)}", reached


def rows() -> list[Row]:
    result = encode_rows()
    with running() as (address, pid):
        result += asyncio.run(paced_rows(address, pid, "full frames", {}))
        result += asyncio.run(paced_rows(address, pid, "surfaces alone", {"neurons": None, "features": None}))
        result += asyncio.run(greedy_rows(address))
        result += asyncio.run(landscape_rows(address))
        result += asyncio.run(drag_rows(address))
    return result


if __name__ == "__main__":
    for name, value, target, reached in rows():
        print(f"{name:<42} {value:>28}  aim {target}{'' if reached else '  MISSED'}", flush=True)

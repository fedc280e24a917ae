"""Memory under churn: sessions opened, edited, looked at in every way and closed, for minutes; and 64 at the limits.

Run as `python -m bench.churn [minutes]`, ten without; it prints the server's memory once a minute. Once the first
minute has filled caches and buffers, it must not grow any more.
"""

import asyncio
import json
import os
import random
import sys
import time
from pathlib import Path

import httpx
from websockets.asyncio.client import connect

from bench.server import Row, running

CLIENTS = 4
LARGEST = {
    "data": {"dataset": "blobs", "classes": 10, "samples": 5000, "test_fraction": 0.0},
    "network": {"hidden": [{"units": 64, "activation": "tanh"}] * 8},
    "training": {"batch_size": 5000, "dtype": "float64", "optimizer": {"name": "adam"}},
    "view": {"fps": 30, "epochs_per_second": None},
}
EVERYTHING = {
    "surface": {"resolution": 256},
    "neurons": {"resolution": 64},
    "features": {"mesh": 61},
    "stages": {"mesh": 61},
    "metrics": True,
    "input_gradients": True,
}
PNG = {"Accept": "image/png"}
READS = (
    ("", {}),
    ("/setup", {}),
    ("/checkpoint", {}),
    ("/points", {}),
    ("/weights", {}),
    ("/surface?resolution=256", {}),
    ("/surface?resolution=256", PNG),
    ("/features", {}),
    ("/stages?mesh=61", {}),
    ("/stages?mesh=61", PNG),
    ("/feature-history?checkpoints=12&mesh=61", {}),
    ("/neuron?layer=1", {}),
    ("/losses", {}),
    ("/history", {}),
    ("/metrics", {}),
    ("/trace", {}),
    ("/landscape?over=random&resolution=5", {}),
    ("/export?format=numpy", {}),
)


def resident(pid: int) -> float:
    """The memory of a process, in MB."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


async def _life(api: httpx.AsyncClient, address: str, rng: random.Random) -> None:
    """One session from its opening to its end."""
    opened = (await api.post("/sessions", json=_settings(rng))).raise_for_status().json()
    path = f"/sessions/{opened['id']}"
    url = f"{address.replace('http', 'ws')}/api/v1/sessions/{opened['watch_id']}/stream"
    async with connect(url, proxy=None, compression=None, max_size=None) as watcher:
        await watcher.send(json.dumps({"type": "view", **EVERYTHING}))
        await api.post(f"{path}/play")
        if rng.random() < 0.3:
            await api.post(f"{path}/twin", json={"training": {"optimizer": {"learning_rate": 0.01}}})
        for _ in range(12):
            await _edit(api, path, rng)
            read, headers = rng.choice(READS)
            answer = await api.get(f"/sessions/{opened['watch_id']}{read}", headers=headers)
            assert answer.status_code in (200, 422, 503), answer.text
            await watcher.recv()
    await api.delete(path)


def _settings(rng: random.Random) -> dict[str, object]:
    depth, units = rng.randint(1, 8), rng.randint(2, 64)
    return {
        "data": {"dataset": "blobs", "classes": rng.randint(2, 10), "samples": rng.randint(10, 2000)},
        "network": {"hidden": [{"units": units, "activation": rng.choice(["tanh", "relu", "gelu"])}] * depth},
        "training": {"batch_size": rng.randint(1, 2000), "dtype": rng.choice(["float32", "float64"])},
    }


async def _edit(api: httpx.AsyncClient, path: str, rng: random.Random) -> None:
    settings = {name: part for name, part in _settings(rng).items() if rng.random() < 0.3}
    match rng.randrange(4):
        case 0:
            await api.patch(path, json=settings)
        case 1:
            await api.patch(f"{path}/points/0", json={"x": [rng.uniform(-5, 5), 1.0]})
        case 2:
            await api.post(f"{path}/undo")
        case 3:
            await api.patch(path, json={"view": {"resolution": rng.randint(10, 256)}})


async def churn(address: str, pid: int, minutes: float) -> list[float]:
    """The server's memory after each minute of churn, in MB."""
    end, measured = time.monotonic() + 60 * minutes, []

    async def client(number: int) -> None:
        rng = random.Random(number)
        async with httpx.AsyncClient(base_url=f"{address}/api/v1", timeout=None) as api:
            while time.monotonic() < end:
                await _life(api, address, rng)

    async def watch() -> None:
        while time.monotonic() < end - 1:
            await asyncio.sleep(min(60.0, end - time.monotonic()))
            measured.append(resident(pid))
            print(f"{resident(pid):,.0f} MB after {len(measured)} minutes", flush=True)

    await asyncio.gather(watch(), *(client(number) for number in range(CLIENTS)))
    return measured


async def fill(address: str, pid: int, count: int = 64) -> float:
    """The server's memory with so many sessions at the limits, their checkpoints and undo filled, in MB."""
    async with httpx.AsyncClient(base_url=f"{address}/api/v1", timeout=600) as api:
        for number in range(count):
            opened = (await api.post("/sessions", json=LARGEST)).raise_for_status().json()
            path = f"/sessions/{opened['id']}"
            for edit in range(24):
                await api.patch(f"{path}/points/0", json={"x": [edit / 10, 1.0]})
                await api.post(f"{path}/train", json={"epochs": 1})
            if number % 8 == 7:
                print(f"{resident(pid):,.0f} MB with {number + 1} sessions", flush=True)
    return resident(pid)


def rows(minutes: float) -> list[Row]:
    with running() as (address, pid):
        measured = asyncio.run(churn(address, pid, minutes))
    with running() as (address, pid):
        filled = asyncio.run(fill(address, pid))
    growth = measured[-1] - measured[min(1, len(measured) - 1)]
    return [
        (f"memory over {len(measured)} minutes of churn", f"{growth:+,.0f} MB", "≤ 50 MB more", growth <= 50),
        ("64 sessions at the limits", f"{filled:,.0f} MB", "≤ 4,000 MB", filled <= 4000),
    ]


if __name__ == "__main__":
    for name, value, target, reached in rows(float(sys.argv[1]) if len(sys.argv) > 1 else 10.0):
        print(f"{name:<42} {value:>28}  aim {target}{'' if reached else '  MISSED'}", flush=True)

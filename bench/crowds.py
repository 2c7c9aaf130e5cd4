"""Measures a server under many visitors without browsers; they share the machine with it."""

import asyncio
import time
from collections.abc import Awaitable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack
from typing import Any, TypeVar

import aiohttp
from playwright.sync_api import Browser

from bench.kinds import Kind
from bench.servers import BenchError, Server, cpu_ms, memory_mb
from bench.traffic import Figures
from bench.visitor import Ask, Session, fetch, open_client, open_session, record, visit

CROWDS = (10, 30, 100)
RERUNS = 30
# After such a crowd a server that gets fewer repetitions gets no larger one.
SLOW_SECONDS = 20
RATE_REQUESTS = 600
RATE_CLIENTS = 4
Result = TypeVar("Result")
FAULTS = (aiohttp.ClientError, BenchError, OSError, TimeoutError)


def _run(work: Coroutine[Any, Any, Result]) -> Result:
    # Playwright's own loop runs in this thread.
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


async def _ended(work: Awaitable[object], begun: float) -> float | None:
    try:
        await work
    except FAULTS:
        return None
    return time.perf_counter() - begun


async def _together(works: list[Awaitable[object]]) -> list[float | None]:
    begun = time.perf_counter()
    return list(await asyncio.gather(*(_ended(each, begun) for each in works)))


def crowd(kind: Kind, server: Server, asks: list[Ask], visitors: int) -> Figures:
    """Let visitors come at the same moment.

    Returns
    -------
    Seconds until the last one has everything, those who did not get it, and the server's
    processor time per visitor.
    """
    before = cpu_ms(server.pid)
    visits: list[Awaitable[object]] = [visit(server.origin, asks, websocket=kind.websocket) for _ in range(visitors)]
    ended = _run(_together(visits))
    good = [each for each in ended if each is not None]
    figures = {"failed": float(visitors - len(good)), "cpu_ms": (cpu_ms(server.pid) - before) / visitors}
    return {"s": max(good), **figures} if good else figures


async def _live(server: Server, stack: AsyncExitStack, sessions: list[Session], wanted: int) -> None:
    while len(sessions) < wanted:
        client = await stack.enter_async_context(open_client())
        sessions.append(await stack.enter_async_context(open_session(client, server.origin)))
        await sessions[-1].run()


async def _session_figures(kind: Kind, server: Server) -> Figures:
    few, many = kind.sessions
    sessions: list[Session] = []
    async with AsyncExitStack() as stack:
        await _live(server, stack, sessions, few)
        least = memory_mb(server.pid)
        await _live(server, stack, sessions, many)
        figures = {"session_mb": (memory_mb(server.pid) - least) / (many - few)}
        await _live(server, stack, sessions, RERUNS)
        before = cpu_ms(server.pid)
        ended = await _together([each.run() for each in sessions[:RERUNS]])
    good = [each for each in ended if each is not None]
    figures["reruns_cpu_ms"] = cpu_ms(server.pid) - before
    if len(good) == RERUNS:
        figures["reruns_s"] = max(good)
    return figures


async def _ask_together(server: Server, ask: Ask) -> list[float | None]:
    async with AsyncExitStack() as stack:
        clients = [await stack.enter_async_context(open_client()) for _ in range(RERUNS)]
        return await _together([fetch(each, server.origin, ask) for each in clients])


async def _visits(server: Server, asks: list[Ask], visitors: int) -> None:
    for _ in range(visitors):
        await visit(server.origin, asks, websocket=False)


def _callback_figures(kind: Kind, server: Server, asks: list[Ask]) -> Figures:
    few, many = kind.sessions
    _run(_visits(server, asks, few))
    least = memory_mb(server.pid)
    _run(_visits(server, asks, many - few))
    figures = {"session_mb": (memory_mb(server.pid) - least) / (many - few)}
    callback = next((each for each in asks if each.method == "POST"), None)
    if callback is not None:
        before = cpu_ms(server.pid)
        ended = [each for each in _run(_ask_together(server, callback)) if each is not None]
        figures |= {"reruns_s": max(ended), "reruns_cpu_ms": cpu_ms(server.pid) - before}
    return figures


def crowd_figures(browser: Browser, kind: Kind, server: Server) -> Figures:
    """Measure memory per session, 30 runs at once, and crowds of visitors.

    A server without sessions answers as many visitors instead, and 30 times its callback that lays out
    the page. Where some of a crowd got nothing, no larger one is tried.
    """
    asks = record(browser, server)
    figures = _run(_session_figures(kind, server)) if kind.websocket else _callback_figures(kind, server, asks)
    for visitors in CROWDS:
        came = crowd(kind, server, asks, visitors)
        figures |= {f"crowd{visitors}_{name}": value for name, value in came.items()}
        if came["failed"] or (kind.patience < 1 and came["s"] > SLOW_SECONDS):
            break
    return figures


async def _ask_in_turn(server: Server, path: str) -> None:
    async with open_client() as client:
        for _ in range(RATE_REQUESTS // RATE_CLIENTS):
            await fetch(client, server.origin, Ask("GET", path))


async def _ask_much(server: Server, path: str) -> None:
    await asyncio.gather(*(_ask_in_turn(server, path) for _ in range(RATE_CLIENTS)))


def request_rate(server: Server, path: str) -> float:
    """Requests of one page per second of one core, by the server's processor time.

    The time of the visitors does not count, as they run on the same cores.
    """
    _run(_ask_much(server, path))
    before = cpu_ms(server.pid)
    _run(_ask_much(server, path))
    return 1000 * RATE_REQUESTS / max(cpu_ms(server.pid) - before, 1.0)

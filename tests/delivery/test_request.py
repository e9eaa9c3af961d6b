"""The HTTP client: uploads, proxies, timeouts, and errors as PTB expects them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest
import pytest_asyncio
from aiohttp import web
from telegram import Bot, InputFile
from telegram.error import NetworkError, TelegramError, TimedOut

from bot.request import AiohttpRequest
from bot.simulator import TOKEN, Simulator, World, faults

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

pytestmark = pytest.mark.asyncio


@pytest_asyncio.fixture
async def request_() -> AsyncIterator[AiohttpRequest]:
    made = AiohttpRequest()
    await made.initialize()
    yield made
    await made.shutdown()


@pytest_asyncio.fixture
async def server() -> AsyncIterator[tuple[str, web.Application]]:
    """A server that may be slow or talk nonsense."""
    application = web.Application()

    async def slow(_: web.Request) -> web.Response:
        await asyncio.sleep(0.5)
        return web.json_response({"ok": True, "result": 1})

    async def half(request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(headers={"Content-Length": "100"})
        await response.prepare(request)
        await response.write(b'{"ok": tr')
        if request.transport is not None:
            request.transport.abort()
        return response

    async def words(_: web.Request) -> web.Response:
        return web.json_response(["not", "an", "object"])

    application.router.add_post("/slow", slow)
    application.router.add_post("/half", half)
    application.router.add_post("/words", words)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}", application
    await runner.cleanup()


async def test_everything_that_a_bot_does() -> None:
    world = World()
    async with Simulator(world) as simulator:
        bot = Bot(
            TOKEN,
            base_url=simulator.base_url,
            base_file_url=simulator.base_file_url,
            request=AiohttpRequest(),
            get_updates_request=AiohttpRequest(),
        )
        lan = world.person(1001, "Lan")
        lan.start()
        async with bot:
            assert [update.message.text for update in await bot.get_updates() if update.message] == ["/start"]
            content = bytes(range(256)) * 5000
            name = 'báo cáo "quý 4".docx'
            message = await bot.send_document(1001, InputFile(content, filename=name), caption="Báo cáo 😀")
            assert message.document is not None
            assert message.document.file_name == name
            assert message.caption == "Báo cáo 😀"
            file = await message.document.get_file()
            assert bytes(await file.download_as_bytearray()) == content
            many = await asyncio.gather(*(bot.send_message(1001, f"{number} ữ") for number in range(200)))
            assert sorted(int(str(sent.text).split()[0]) for sent in many) == list(range(200))


async def test_half_an_answer(request_: AiohttpRequest, server: tuple[str, Any]) -> None:
    with pytest.raises(NetworkError):
        await request_.post(f"{server[0]}/half")


async def test_an_answer_of_another_shape(request_: AiohttpRequest, server: tuple[str, Any]) -> None:
    with pytest.raises(TelegramError):
        await request_.post(f"{server[0]}/words")


async def test_a_read_timeout(request_: AiohttpRequest, server: tuple[str, Any]) -> None:
    with pytest.raises(TimedOut) as caught:
        await request_.post(f"{server[0]}/slow", read_timeout=0.05)
    assert "connect" not in type(caught.value.__cause__).__name__.lower()
    assert await request_.post(f"{server[0]}/slow", read_timeout=None) == 1


async def test_a_connect_timeout_says_that_nothing_left(
    request_: AiohttpRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object, **__: object) -> None:
        raise aiohttp.ConnectionTimeoutError

    monkeypatch.setattr(aiohttp.ClientSession, "request", never)
    with pytest.raises(TimedOut) as caught:
        await request_.post("http://127.0.0.1:1/x")
    assert "connect" in type(caught.value.__cause__).__name__.lower()


async def test_an_error_does_not_tell_the_address(request_: AiohttpRequest) -> None:
    with pytest.raises(NetworkError) as caught:
        await request_.post(f"http://127.0.0.1:1/bot{TOKEN}/getMe", connect_timeout=0.5)
    assert TOKEN not in str(caught.value)


async def test_a_proxy_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []

    async def proxy(request: web.BaseRequest) -> web.Response:
        seen.append(str(request.raw_path))
        return web.json_response({"ok": True, "result": "through the proxy"})

    runner = web.ServerRunner(web.Server(proxy))
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    for name in ("no_proxy", "NO_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{runner.addresses[0][1]}")
    made = AiohttpRequest()
    await made.initialize()
    try:
        assert await made.post("http://api.example.invalid/botX/getMe") == "through the proxy"
        assert "api.example.invalid" in seen[0]
    finally:
        await made.shutdown()
        await runner.cleanup()


async def test_opened_again_after_closing(server: tuple[str, Any]) -> None:
    made = AiohttpRequest()
    with pytest.raises(NetworkError):
        await made.post(f"{server[0]}/slow")
    for _ in range(2):
        await made.initialize()
        await made.initialize()
        assert await made.post(f"{server[0]}/slow") == 1
        await made.shutdown()
        await made.shutdown()


async def test_many_requests_in_a_row_open_few_connections() -> None:
    world = World()
    async with Simulator(world) as simulator:
        bot = Bot(TOKEN, base_url=simulator.base_url, request=AiohttpRequest(4))
        world.faults.every("getMe", 7, faults.reset())
        async with bot:
            results = await asyncio.gather(*(bot.get_me() for _ in range(400)), return_exceptions=True)
        broken = [result for result in results if isinstance(result, Exception)]
        assert all(isinstance(error, NetworkError) for error in broken)
        assert len(broken) < 80

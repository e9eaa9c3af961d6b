"""The HTTP server on loopback: routes, decodes, answers in the Bot API's shape."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING, Any, Self

from aiohttp import web

from bot.simulator import limits
from bot.simulator.errors import NOT_FOUND, UNAUTHORIZED, ApiError, bad_request, conflict
from bot.simulator.methods import METHODS
from bot.simulator.methods.request import Request, Upload
from bot.simulator.model import Call, Json
from bot.simulator.webhook import Webhook

if TYPE_CHECKING:
    from types import TracebackType

    from bot.simulator.faults import Fault
    from bot.simulator.world import World

_BODY_BYTES = 80 * 1024 * 1024
_WEBHOOK_ACTIVE = (
    "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
_NOT_IN_ANSWERS = ("get", "setwebhook", "deletewebhook", "close", "logout")


class Simulator:
    """A Bot API server for one :class:`~bot.simulator.world.World`; use it as an async context manager.

    ``port`` 0 takes a free one. ``webhook_wait`` shortens the pauses between repeated deliveries.
    """

    def __init__(self, world: World, *, port: int = 0, webhook_wait: float = 2.0) -> None:
        self.world = world
        self._port = port
        self._runner: web.AppRunner | None = None
        self._webhook = Webhook(world, self._execute, webhook_wait)

    @property
    def url(self) -> str:
        """The root of the API, without a slash at its end; what ``BOT_API_URL`` takes."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def base_url(self) -> str:
        """``base_url`` of ``telegram.Bot``."""
        return f"{self.url}/bot"

    @property
    def base_file_url(self) -> str:
        """``base_file_url`` of ``telegram.Bot``."""
        return f"{self.url}/file/bot"

    async def __aenter__(self) -> Self:
        application = web.Application(client_max_size=_BODY_BYTES)
        application.router.add_get("/file/bot{token}/{path:.+}", self._file)
        application.router.add_route("*", "/bot{token}/{method}", self._handle)
        # A client that goes away ends its long poll; else a killed bot would seem to wait still.
        self._runner = web.AppRunner(
            application, handler_cancellation=True, access_log=None, shutdown_timeout=0.2
        )
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._webhook.close()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def _file(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["token"] != self.world.token:
            return _refused(UNAUTHORIZED)
        file = self.world.paths.get(request.match_info["path"])
        if file is None:
            return _refused(NOT_FOUND)
        return web.Response(body=file.content, content_type="application/octet-stream")

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        if request.match_info["token"] != self.world.token:
            return _refused(UNAUTHORIZED)
        method = request.match_info["method"]
        fault = self.world.faults.take(method.lower())
        if fault is not None and fault.kind in {"answer", "reset"}:
            await request.read()
            return self._faulty(request, fault)
        polling = method.lower() == "getupdates"
        self.world.in_flight += not polling
        try:
            status, body = await self._answer(method, request)
            if fault is not None and fault.kind == "delay":
                await asyncio.sleep(fault.seconds)
        finally:
            self.world.in_flight -= not polling
            self.world.finished_calls += 1
            self.world.bell.ring()
        if fault is not None and fault.kind == "lost":
            return self._faulty(request, fault)
        return web.Response(status=status, body=json.dumps(body).encode(), content_type="application/json")

    def _faulty(self, request: web.Request, fault: Fault) -> web.StreamResponse:
        if fault.kind in {"reset", "lost"}:
            if request.transport is not None:
                request.transport.abort()
            return web.Response(status=500)
        return web.Response(status=fault.status, text=fault.body, content_type=fault.content_type)

    async def _answer(self, method: str, request: web.Request) -> tuple[int, Json]:
        world = self.world
        parameters: Json = {}
        try:
            parameters, uploads = await _decode(request)
            result = await self._call(method, Request(world, parameters, uploads))
        except ApiError as error:
            if method.lower() != "getupdates" or error.code != 409:
                world.calls.append(Call(method, parameters, world.clock(), error.description))
            return error.code, error.to_json()
        if method.lower() != "getupdates":
            world.calls.append(Call(method, parameters, world.clock()))
        return 200, {"ok": True, "result": result}

    async def _call(self, method: str, request: Request) -> Any:
        name = method.lower()
        world = self.world
        if name == "getupdates":
            return await self._get_updates(request)
        if name == "setwebhook":
            return self._webhook.set(request)
        if name == "deletewebhook":
            return self._webhook.delete(request)
        if name == "getwebhookinfo":
            return self._webhook.info(request)
        function = METHODS.get(name)
        if function is None:
            world.unknown_calls.append(method)
            raise NOT_FOUND
        return function(request)

    async def _get_updates(self, request: Request) -> list[Json]:
        world = self.world
        if world.webhook_url:
            raise conflict(_WEBHOOK_ACTIVE)
        world.close_due_polls()
        if request.has("allowed_updates"):
            names = request.json("allowed_updates")
            if not isinstance(names, list):
                raise bad_request("can't parse allowed_updates JSON object")
            world.updates.allow([str(name) for name in names])
        limit = request.integer("limit", limits.UPDATES)
        limit = limit if 1 <= limit <= limits.UPDATES else limits.UPDATES
        try:
            seconds = float(request.text("timeout", "0"))
        except ValueError:
            seconds = 0.0
        return await world.updates.poll(
            request.integer("offset"), limit, min(seconds, limits.LONG_POLL_SECONDS)
        )

    def _execute(self, method: str, parameters: Json) -> None:
        """Run a method from a webhook answer; Telegram ignores those that only return something."""
        world = self.world
        function = METHODS.get(method.lower())
        if function is None or method.lower().startswith(_NOT_IN_ANSWERS):
            return
        try:
            function(Request(world, parameters))
        except ApiError as error:
            world.calls.append(Call(method, parameters, world.clock(), error.description))
        else:
            world.calls.append(Call(method, parameters, world.clock()))
        world.finished_calls += 1
        world.bell.ring()


def _refused(error: ApiError) -> web.Response:
    return web.json_response(error.to_json(), status=error.code)


async def _decode(request: web.Request) -> tuple[Json, dict[str, Upload]]:
    """The parameters of the query string and of a JSON, form or multipart body."""
    parameters: Json = dict(request.query)
    uploads: dict[str, Upload] = {}
    try:
        if request.content_type == "application/json":
            raw = await request.read()
            body = json.loads(raw) if raw else {}
            if not isinstance(body, dict):
                raise bad_request("can't parse request: expected an Object")
            parameters.update(body)
        elif request.content_type in {"application/x-www-form-urlencoded", "multipart/form-data"}:
            for name, value in (await request.post()).items():
                if isinstance(value, web.FileField):
                    uploads[name] = Upload(value.filename, value.file.read())
                else:
                    parameters[name] = value if isinstance(value, str) else value.decode("utf-8")
    except (ValueError, UnicodeDecodeError):
        raise bad_request("can't parse request: wrong body") from None
    except web.HTTPRequestEntityTooLarge:
        raise ApiError(413, "Request Entity Too Large") from None
    return parameters, uploads

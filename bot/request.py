"""PTB's way to Telegram on aiohttp, with several times the throughput of its default client.

That one rechecks its whole pool of connections at each request.
"""

from __future__ import annotations

import json
from io import BytesIO
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram.error import NetworkError, TelegramError, TimedOut
from telegram.request import BaseRequest, RequestData

# PTB lists parameters only through this class, which its package does not export.
from telegram.request._requestparameter import RequestParameter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from telegram._utils.types import ODVInput

CONNECT = 5.0
READ = 10.0
WRITE = 5.0
WRITE_MEDIA = 20.0
POOL = 5.0
"""Seconds, where a call does not say. None means no limit, as in PTB."""

_NO_BODY_SHOWN = "Invalid server response"
_JSON = {"Content-Type": "application/json"}


def arguments(values: Mapping[str, Any]) -> RequestData:
    """The arguments of a call, as the Bot API names and writes them, in the form in which PTB posts them."""
    return RequestData([RequestParameter.from_input(name, value) for name, value in values.items()])


class AiohttpRequest(BaseRequest):
    """One pool of connections; proxies come from ``HTTPS_PROXY``, ``HTTP_PROXY`` and ``NO_PROXY``.

    A timeout while connecting has aiohttp's ``ConnectionTimeoutError`` as its cause: that call never left. There
    is no limit for writing alone, so it counts towards the whole call, and the wait for a free connection
    towards connecting.
    """

    def __init__(self, connections: int = 100) -> None:
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None
        self._proxies: dict[tuple[str, str], str | None] = {}

    @property
    def read_timeout(self) -> float | None:
        """Seconds without a byte of an answer, where a call does not say."""
        return READ

    async def initialize(self) -> None:
        """Opens the pool, unless it is open."""
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections),
                headers={"User-Agent": self.USER_AGENT},
                cookie_jar=aiohttp.DummyCookieJar(),
            )

    async def shutdown(self) -> None:
        """Closes all connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Makes one request and reads the whole answer.

        Raises:
            TimedOut: it took too long; it may have had its effect unless the cause says that it never left.
            NetworkError: the connection failed or broke.
        """
        if self._session is None:
            raise RuntimeError("This AiohttpRequest is not initialized!")
        media = request_data is not None and request_data.contains_files
        read = _given(read_timeout, READ)
        write = _given(write_timeout, WRITE_MEDIA if media else WRITE)
        connect = _given(connect_timeout, CONNECT)
        pool = _given(pool_timeout, POOL)
        timeout = aiohttp.ClientTimeout(
            total=_sum(connect, pool, write, read),
            connect=_sum(connect, pool),
            sock_connect=connect,
            sock_read=read,
        )
        body, headers = _body(request_data)
        try:
            async with self._session.request(
                method,
                url,
                data=body,
                headers=headers,
                timeout=timeout,
                proxy=self._proxy(url),
                allow_redirects=False,
            ) as response:
                return response.status, await response.read()
        except (aiohttp.ServerTimeoutError, TimeoutError) as error:
            raise TimedOut from error
        except (aiohttp.ClientError, OSError) as error:
            # Not its text, which holds the address with the token.
            raise NetworkError(f"aiohttp.{type(error).__name__}") from error

    def _proxy(self, url: str) -> str | None:
        # aiohttp's trust_env would read the environment and ~/.netrc in a thread, for each call anew.
        parts = urlsplit(url)
        server = (parts.scheme, parts.netloc)
        if server not in self._proxies:
            bypassed = proxy_bypass(parts.hostname or "")
            self._proxies[server] = None if bypassed else getproxies().get(parts.scheme)
        return self._proxies[server]

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer as JSON.

        Raises:
            TelegramError: it is none. PTB's own would log it, and half an answer may quote a person.
        """
        try:
            answer = json.loads(payload.decode("utf-8", "replace"))
        except ValueError as error:
            raise TelegramError(_NO_BODY_SHOWN) from error
        if not isinstance(answer, dict):
            raise TelegramError(_NO_BODY_SHOWN)
        return answer


def _given(value: ODVInput[float], default: float) -> float | None:
    return value if value is None or isinstance(value, int | float) else default


def _sum(*seconds: float | None) -> float | None:
    return None if None in seconds else sum(part for part in seconds if part is not None)


def _body(data: RequestData | None) -> tuple[aiohttp.FormData | bytes | None, dict[str, str] | None]:
    """The body of a call, and its headers where aiohttp cannot tell them from the body."""
    if data is None:
        return None, None
    if not data.contains_files:
        # A form would make nine characters of a Vietnamese letter, and strings of what is JSON already.
        return json.dumps(data.parameters).encode(), _JSON
    form = aiohttp.FormData(quote_fields=False)  # names of files stay Vietnamese
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in data.multipart_data.items():
        # As a stream: large bytes in one piece would hold up the loop, and aiohttp warns of them.
        body = BytesIO(content) if isinstance(content, bytes) else content
        form.add_field(name, body, filename=filename, content_type=kind)
    return form, None

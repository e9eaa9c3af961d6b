"""Photos, documents and albums: uploaded, or sent again by file id."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from bot.simulator import limits
from bot.simulator.entities import read_caption
from bot.simulator.errors import ApiError, bad_request
from bot.simulator.methods.sending import check_rate, post
from bot.simulator.wire import message_json

if TYPE_CHECKING:
    from bot.simulator.methods.request import Request, Upload
    from bot.simulator.model import File, Json

_IMAGES = {b"\xff\xd8\xff": "jpg", b"\x89PNG\r\n\x1a\n": "png", b"GIF8": "gif", b"RIFF": "webp", b"BM": "bmp"}
_ALBUM_KINDS = frozenset({"photo", "document", "video", "audio"})


def take_file(request: Request, kind: str, reference: str, upload: Upload | None) -> File:
    """The file that a call names: an upload, ``attach://part`` or a file id.

    Raises:
        ApiError: nothing named, an unknown id, an empty or too large file, a photo that is no picture.
    """
    if upload is None and reference.startswith("attach://"):
        upload = request.uploads.get(reference.removeprefix("attach://"))
    if upload is not None:
        return _stored(request, kind, upload)
    if not reference:
        raise bad_request(f"there is no {kind} in the request")
    if reference.startswith(("http://", "https://")):
        # The simulator reaches no network, so no address can be fetched.
        raise bad_request("failed to get HTTP URL content")
    known = request.world.files.get(reference)
    if known is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if known.kind != kind:
        raise bad_request(f"can't use file of type {known.kind.title()} as {kind.title()}")
    return known


def _stored(request: Request, kind: str, upload: Upload) -> File:
    size = len(upload.content)
    if not size:
        raise bad_request("file must be non-empty")
    if size > limits.UPLOAD_BYTES:
        raise ApiError(413, "Request Entity Too Large")
    if kind != "photo":
        return request.world.store(kind, upload.name or kind, upload.content)
    if size > limits.PHOTO_BYTES:
        raise bad_request("file is too big")
    suffix = next((suffix for start, suffix in _IMAGES.items() if upload.content.startswith(start)), "")
    if not suffix:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = _size(upload.content)
    if width + height > limits.PHOTO_SIDES or max(width, height) > limits.PHOTO_RATIO * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return request.world.store(kind, f"photo.{suffix}", upload.content, width=width, height=height)


def _size(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG in pixels; other formats are not measured."""
    if content.startswith(b"\x89PNG") and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return max(1, int(width)), max(1, int(height))
    return 1280, 960


def _send_file(request: Request, kind: str) -> Json:
    room = request.writable()
    file = take_file(request, kind, request.text(kind), request.uploads.get(kind))
    text, entities = request.caption()
    markups = request.markup()
    reply_to = request.reply_to(room)
    check_rate(request, room)
    message = post(
        request, room, kind, text=text, entities=entities, file=file, markups=markups, reply_to=reply_to
    )
    return message_json(request.world, message)


def _send_photo(request: Request) -> Json:
    return _send_file(request, "photo")


def _send_document(request: Request) -> Json:
    return _send_file(request, "document")


def _send_media_group(request: Request) -> list[Json]:
    room = request.writable()
    media = request.json("media")
    if not isinstance(media, list) or not all(isinstance(item, dict) for item in media):
        raise bad_request("can't parse media JSON object")
    if not media:
        raise bad_request("there are no messages to send")
    fewest, most = limits.ALBUM
    if len(media) > most:
        raise bad_request("too much messages to send as an album")
    if len(media) < fewest:
        raise bad_request("too few messages to send as an album")
    kinds = [str(item.get("type") or "") for item in media]
    if not set(kinds) <= _ALBUM_KINDS:
        raise bad_request("can't parse InputMedia: invalid media type")
    for kind in ("document", "audio"):
        if kind in kinds and set(kinds) != {kind}:
            raise bad_request(f"{kind}s can't be mixed with other media types")
    files = [
        take_file(request, kind, str(item.get("media") or ""), None)
        for kind, item in zip(kinds, media, strict=True)
    ]
    captions = [read_caption(item) for item in media]
    reply_to = request.reply_to(room)
    check_rate(request, room, len(media))
    group = str(14_000_000_000 + request.world.number())
    messages = [
        post(
            request,
            room,
            kind,
            text=text,
            entities=entities,
            file=file,
            media_group=group,
            reply_to=reply_to,
            markups=((), None),
        )
        for kind, file, (text, entities) in zip(kinds, files, captions, strict=True)
    ]
    return [message_json(request.world, message) for message in messages]


def _get_file(request: Request) -> Json:
    reference = request.text("file_id")
    if not reference:
        raise bad_request("file_id is not specified")
    file = request.world.files.get(reference) or request.world.files.get(reference.removesuffix("s"))
    if file is None:
        raise bad_request("wrong file_id or the file is temporarily unavailable")
    if len(file.content) > limits.DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return {**file.to_json(), "file_path": file.path}


METHODS = {
    "sendPhoto": _send_photo,
    "sendDocument": _send_document,
    "sendMediaGroup": _send_media_group,
    "getFile": _get_file,
}

"""Text and its entities as Telegram reads them: markup, explicit entities, and what clients find."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from bot.simulator import limits
from bot.simulator.errors import bad_request
from bot.simulator.markdown import parse_legacy, parse_markdown
from bot.simulator.model import Entity, Json
from bot.simulator.tags import parse_html
from bot.simulator.units import Marked, byte_length, utf16_length

__all__ = ["detect", "read_caption", "read_text"]

_PARSERS = {"html": parse_html, "markdownv2": parse_markdown, "markdown": parse_legacy}
_TYPES = frozenset(
    [
        "mention",
        "hashtag",
        "cashtag",
        "bot_command",
        "url",
        "email",
        "phone_number",
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "blockquote",
        "expandable_blockquote",
        "code",
        "pre",
        "text_link",
        "text_mention",
        "custom_emoji",
        "date_time",
    ]
)
_OPAQUE = frozenset({"code", "pre", "text_link", "text_mention"})
_FOUND_BY_CLIENTS = (
    ("url", re.compile(r"(?<![\w@/])https?://[^\s<>\"«»]+[^\s<>\"«».,;:!?)'\]]", re.IGNORECASE)),
    ("email", re.compile(r"(?<![\w.@+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("bot_command", re.compile(r"(?<![\w/<>@.-])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/@])")),
    ("mention", re.compile(r"(?<![\w@/.])@[A-Za-z0-9_]{4,32}(?!\w)")),
    ("hashtag", re.compile(r"(?<![\w#&])#(?=\w*[^\W\d_])\w{1,256}")),
)


def read_text(
    text: str, parse_mode: str, explicit: object, *, limit: int, too_long: str, required: bool = True
) -> Marked:
    """The text that a message will show and its entities.

    ``explicit`` are entities given by the caller (decoded JSON), used only without a parse mode.

    Raises:
        ApiError: with Telegram's wording, when the text is empty, too long or its markup is wrong.
    """
    if required and not text:
        raise bad_request("message text is empty")
    entities: tuple[Entity, ...] = ()
    if parse_mode:
        parser = _PARSERS.get(parse_mode.lower())
        if parser is None:
            raise bad_request("unsupported parse_mode")
        text, entities = parser(text)
    elif explicit:
        entities = _checked(text, explicit)
    text, entities = _trimmed(text, entities)
    if required and not text:
        raise bad_request("text must be non-empty")
    if utf16_length(text) > limit:
        raise bad_request(too_long)
    return text, _with_found(text, entities)[: limits.ENTITIES]


def read_caption(raw: Json) -> Marked:
    """The checked caption of an inline result or an ``InputMedia``; it may be empty."""
    return read_text(
        str(raw.get("caption") or ""),
        str(raw.get("parse_mode") or ""),
        raw.get("caption_entities"),
        limit=limits.CAPTION,
        too_long="message caption is too long",
        required=False,
    )


def detect(text: str) -> tuple[Entity, ...]:
    """The entities that a client finds in a typed text: commands, mentions, links, hashtags, addresses."""
    found: list[Entity] = []
    taken: list[tuple[int, int]] = []
    for kind, pattern in _FOUND_BY_CLIENTS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < other_end and other_start < end for other_start, other_end in taken):
                continue
            taken.append((start, end))
            found.append(Entity(kind, utf16_length(text[:start]), utf16_length(text[start:end])))
    return tuple(sorted(found, key=lambda entity: entity.offset))


def _with_found(text: str, given: tuple[Entity, ...]) -> tuple[Entity, ...]:
    if not any(sign in text for sign in "/@#"):
        return given
    opaque = [(entity.offset, entity.offset + entity.length) for entity in given if entity.type in _OPAQUE]
    same = {(entity.type, entity.offset, entity.length) for entity in given}
    added = [
        entity
        for entity in detect(text)
        if (entity.type, entity.offset, entity.length) not in same
        and not any(entity.offset < end and start < entity.offset + entity.length for start, end in opaque)
    ]
    return tuple(sorted((*given, *added), key=lambda entity: (entity.offset, -entity.length)))


def _trimmed(text: str, entities: tuple[Entity, ...]) -> Marked:
    """Telegram drops white space at both ends and moves the entities with it."""
    stripped = text.strip()
    if stripped == text:
        return text, entities
    lead = utf16_length(text[: len(text) - len(text.lstrip())])
    end = utf16_length(stripped)
    moved = []
    for entity in entities:
        first = max(entity.offset - lead, 0)
        last = min(entity.offset + entity.length - lead, end)
        if last > first:
            moved.append(replace(entity, offset=first, length=last - first))
    return stripped, tuple(moved)


def _checked(text: str, explicit: object) -> tuple[Entity, ...]:
    if not isinstance(explicit, list):
        raise bad_request("can't parse entities: expected an Array of MessageEntity")
    length = utf16_length(text)
    cuts = _middles(text)
    return tuple(_entity(item, length, cuts) for item in explicit)


def _entity(item: Any, length: int, cuts: frozenset[int]) -> Entity:
    if not isinstance(item, dict):
        raise bad_request("can't parse MessageEntity: expected an Object")
    for name in ("type", "offset", "length"):
        if name not in item:
            raise bad_request(f"can't parse MessageEntity: Can't find field \"{name}\"")
    kind, offset, size = str(item["type"]), int(item["offset"]), int(item["length"])
    if kind not in _TYPES:
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    end = offset + size
    if offset < 0 or size < 0:
        raise bad_request("receive an entity with incorrect offset or length")
    if offset > length:
        raise bad_request(f"entity begins after the end of the text at UTF-16 offset {offset}")
    if end > length:
        raise bad_request(
            f"entity beginning at UTF-16 offset {offset} ends after the end of the text"
            f" at UTF-16 offset {end}"
        )
    if offset in cuts:
        raise bad_request(f"entity begins in a middle of a UTF-16 symbol at byte offset {offset}")
    if end in cuts:
        raise bad_request(
            f"entity beginning at UTF-16 offset {offset} ends in a middle of a UTF-16 symbol"
            f" at byte offset {end}"
        )
    user = item.get("user")
    return Entity(
        type=kind,
        offset=offset,
        length=size,
        url=str(item.get("url") or ""),
        language=str(item.get("language") or ""),
        custom_emoji_id=str(item.get("custom_emoji_id") or ""),
        user_id=int(user["id"]) if isinstance(user, dict) else 0,
    )


def _middles(text: str) -> frozenset[int]:
    """The UTF-16 offsets that fall inside a surrogate pair."""
    inside, position = set(), 0
    for letter in text:
        if byte_length(letter) == 4:
            inside.add(position + 1)
            position += 1
        position += 1
    return frozenset(inside)

"""Files: uploaded, sent again, fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from telegram import InputMediaDocument, InputMediaPhoto
from telegram.error import BadRequest, NetworkError

from tests.simulator.support import PNG, raw, refused

if TYPE_CHECKING:
    from telegram import Bot

    from bot.simulator import Person, World

pytestmark = pytest.mark.asyncio


async def test_a_document_and_its_bytes(bot: Bot, world: World, lan: Person) -> None:
    sent = await bot.send_document(
        lan.id, b"a;b", filename="báo cáo.csv", caption="<i>c</i>", parse_mode="HTML"
    )
    message = world.latest(lan.id)
    assert message is not None
    assert message.file is not None
    assert (message.document, message.file.name, message.text) == (b"a;b", "báo cáo.csv", "c")
    assert sent.document
    assert sent.document.file_name == "báo cáo.csv"
    file = await bot.get_file(sent.document.file_id)
    assert bytes(await file.download_as_bytearray()) == b"a;b"
    assert await bot.send_document(lan.id, sent.document.file_id)


async def test_a_photo(bot: Bot, world: World, lan: Person) -> None:
    sent = await bot.send_photo(lan.id, PNG, filename="ma-tran.png")
    assert (sent.photo[-1].width, sent.photo[-1].height) == (640, 480)
    assert await bot.send_photo(lan.id, sent.photo[-1].file_id)
    assert (await bot.get_file(sent.photo[0].file_id)).file_path


async def test_files_that_telegram_refuses(bot: Bot, lan: Person) -> None:
    with refused(BadRequest, "file must be non-empty"):
        await bot.send_document(lan.id, b"")
    with refused(BadRequest, "wrong file identifier/HTTP URL specified"):
        await bot.send_document(lan.id, "no-such-id")
    with refused(BadRequest, "failed to get HTTP URL content"):
        await bot.send_photo(lan.id, "https://example.org/a.png")
    with refused(BadRequest, "IMAGE_PROCESS_FAILED"):
        await bot.send_photo(lan.id, b"no picture")
    with refused(BadRequest, "PHOTO_INVALID_DIMENSIONS"):
        await bot.send_photo(lan.id, PNG[:16] + (9000).to_bytes(4, "big") + (2000).to_bytes(4, "big"))
    with refused(BadRequest, "file is too big"):
        await bot.send_photo(lan.id, PNG + bytes(10 * 1024 * 1024))
    with refused(BadRequest, "message caption is too long"):
        await bot.send_document(lan.id, b"a", caption="x" * 1025)
    with refused(BadRequest, "there is no document in the request"):
        await raw(bot, "sendDocument", {"chat_id": lan.id})
    with refused(BadRequest, "wrong file_id or the file is temporarily unavailable"):
        await bot.get_file("nothing")
    photo = await bot.send_photo(lan.id, PNG)
    with refused(BadRequest, "can't use file of type Photo as Document"):
        await bot.send_document(lan.id, photo.photo[-1].file_id)


async def test_a_document_above_50_megabytes(bot: Bot, lan: Person) -> None:
    with refused(NetworkError, "Request Entity Too Large"):
        await bot.send_document(lan.id, bytes(50 * 1024 * 1024 + 1), write_timeout=30, read_timeout=30)


async def test_a_file_too_big_to_fetch(bot: Bot, lan: Person) -> None:
    sent = lan.document("big.bin", bytes(20 * 1024 * 1024 + 1))
    assert sent.file
    with refused(BadRequest, "file is too big"):
        await bot.get_file(sent.file.file_id)


async def test_albums(bot: Bot, world: World, lan: Person) -> None:
    pair = [InputMediaPhoto(PNG, caption="một"), InputMediaPhoto(PNG)]
    sent = await bot.send_media_group(lan.id, pair)
    assert len({message.media_group_id for message in sent}) == 1
    assert [message.text for message in lan.sees()] == ["một", ""]
    with refused(BadRequest, "too much messages to send as an album"):
        await bot.send_media_group(lan.id, [InputMediaPhoto(PNG)] * 11)
    with refused(BadRequest, "too few messages to send as an album"):
        await bot.send_media_group(lan.id, pair[:1])
    with refused(BadRequest, "documents can't be mixed with other media types"):
        await bot.send_media_group(lan.id, [InputMediaPhoto(PNG), InputMediaDocument(b"a")])


async def test_what_people_send_can_be_fetched(bot: Bot, lan: Person) -> None:
    lan.photo(b"\xff\xd8bytes", "chú thích")
    lan.album(b"1", b"2", caption="hai ảnh")
    lan.document("a.docx", b"docx")
    lan.voice()
    lan.sticker()
    lan.location()
    lan.contact()
    updates = await bot.get_updates()
    messages = [update.message for update in updates if update.message]
    assert messages[0].caption == "chú thích"
    file = await bot.get_file(messages[0].photo[-1].file_id)
    assert bytes(await file.download_as_bytearray()) == b"\xff\xd8bytes"
    assert messages[1].media_group_id == messages[2].media_group_id
    assert messages[3].document
    assert [bool(m) for m in (messages[4].voice, messages[5].sticker, messages[6].location)] == [True] * 3
    assert messages[7].contact
    assert messages[7].contact.user_id == lan.id

"""Handing in progress: lines and files on top of what is begun already."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.services.forms import Said
from bot.services.messages import RefusedError
from bot.services.update_steps import MAX_ATTACHMENTS
from bot.updates import Attachment
from tests.support.people import action
from tests.support.records import appoint

if TYPE_CHECKING:
    from bot.services.bundle import Services
    from bot.services.messages import Message
    from bot.storage.database import ChatKey
    from bot.storage.forms import Draft
    from bot.updates import Update


@pytest.fixture(autouse=True)
def _lan_reports(services: Services, lan: ChatKey) -> None:
    appoint(services, lan, "so-tnmt")


def _open(services: Services, lan: ChatKey) -> Draft:
    draft = services.forms.open(lan)
    assert draft is not None
    return draft


def _send(services: Services, lan: ChatKey, preview: Message) -> Update:
    services.update_form.send(lan, action(preview, "u.send").subject, "vi")
    return services.updates.of_year(2025)[-1]


@pytest.mark.parametrize("which", ["old", "new"])
def test_of_several_lines_on_top_of_a_draft_the_last_is_asked_about(
    services: Services, lan: ChatKey, which: str
) -> None:
    services.progress.begin(lan, "3 60% Đã trồng 12 ha rừng ngập mặn", "vi")
    photo = Attachment("photo", "file2")
    services.progress.begin(lan, "3 65% Dòng thứ hai, gõ nhầm", "vi", photo)
    asked = services.progress.begin(lan, "3 70% Dòng thứ ba, gõ lại cho đúng", "vi")
    assert "12 ha" in asked.text
    assert "thứ ba" in asked.text
    assert "thứ hai" not in asked.text
    preview = services.update_form.choose(lan, action(asked, "u.set").subject, which, "vi")
    content = _send(services, lan, preview).content
    assert content.percent == {"old": 60, "new": 70}[which]
    assert content.attachments == (), "the file came with the line that was replaced"


def test_a_file_under_the_last_line_comes_with_it(services: Services, lan: ChatKey) -> None:
    services.progress.begin(lan, "3 60% Đã trồng 12 ha rừng ngập mặn", "vi")
    services.progress.begin(lan, "3 65% Dòng thứ hai, gõ nhầm", "vi")
    photo = Attachment("photo", "file3")
    asked = services.progress.begin(lan, "3 70% Dòng thứ ba, gõ lại cho đúng", "vi", photo)
    preview = services.update_form.choose(lan, action(asked, "u.set").subject, "new", "vi")
    assert _send(services, lan, preview).content.attachments == (photo,)


def test_files_are_counted_whatever_way_they_come(services: Services, lan: ChatKey) -> None:
    files = [Attachment("photo", f"file{number}") for number in range(MAX_ATTACHMENTS + 1)]
    services.progress.begin(lan, "", "vi", files[0])
    for file in files[1:6]:
        services.forms.answer(_open(services, lan), Said("", file), "vi")
    for file in files[6:-1]:
        services.progress.begin(lan, "", "vi", file)
    with pytest.raises(RefusedError, match="attachments-too-many"):
        services.progress.begin(lan, "", "vi", files[-1])
    with pytest.raises(RefusedError, match="attachments-too-many"):
        services.forms.answer(_open(services, lan), Said("", files[-1]), "vi")
    assert len(_open(services, lan).answers["attachments"]) == MAX_ATTACHMENTS


def test_a_file_that_comes_after_the_receipt_is_counted_with_those_sent(
    services: Services, lan: ChatKey
) -> None:
    services.progress.begin(lan, "3 60% Đã trồng 12 ha rừng ngập mặn", "vi")
    for number in range(MAX_ATTACHMENTS):
        preview = services.forms.answer(
            _open(services, lan), Said("", Attachment("photo", f"file{number}")), "vi"
        )
    assert preview is not None
    sent = _send(services, lan, preview)
    with pytest.raises(RefusedError, match="attachments-too-many"):
        services.progress.attach_later(lan, Attachment("photo", "one more"), "", "vi")
    assert services.updates.get(sent.code) == sent
    assert services.forms.open(lan) is None

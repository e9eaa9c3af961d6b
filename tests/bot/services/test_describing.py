"""Updates in words."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from bot.services.describing import update_card
from bot.updates import Content, Update, Version

if TYPE_CHECKING:
    from bot.services.library import Library
    from knowledge.model import Language

AT = datetime(2025, 11, 20, 2, tzinfo=UTC)


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_agency_that_the_base_no_longer_has_is_called_by_its_id(
    library: Library, language: Language
) -> None:
    content = Content("in_progress", 60, "Đã trồng 12 ha rừng")
    version = Version(1, content, AT, author=1, on_behalf=True)
    update = Update("CN-2025-0001", 2025, "so-cu", 3, "submitted", AT, AT, (version,))
    assert update_card(library.base, update, language, UTC).count("so-cu") == 2, (
        "the agency, and for whom it was entered"
    )

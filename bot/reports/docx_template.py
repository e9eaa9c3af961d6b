"""What office programs make of a Word template, and what would be lost in filling it."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.text.paragraph import CT_P

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_HALF = re.compile(r"\{[{%#]|[}%#]\}")


def half_open(template: Document) -> str | None:
    """The text of the first paragraph with a tag that is not opened or not closed in it.

    docxtpl would take all up to the next tag for a part of it, and leave both out.
    """
    texts = (_text(paragraph) for paragraph in template.element.body.iter(qn("w:p")))
    return next((text for text in texts if _HALF.search(_TAG.sub("", text))), None)


def mend(template: Document) -> None:
    """Put right what LibreOffice writes otherwise than Word, in ways that docxtpl and python-docx stumble over."""
    _keep_breaks(template)
    _one_set_of_properties(template)


def _keep_breaks(template: Document) -> None:
    """Give section breaks in paragraphs that vanish with their tag paragraphs of their own.

    LibreOffice puts a break into the paragraph before it.
    """
    for paragraph in list(template.element.body.iter(qn("w:p"))):
        properties = paragraph.pPr
        section = None if properties is None else properties.find(qn("w:sectPr"))
        if section is not None and "{%p" in _text(paragraph):
            after = deepcopy(paragraph)
            for run in after.r_lst:
                after.remove(run)
            paragraph.addnext(after)
            properties.remove(section)


def _one_set_of_properties(template: Document) -> None:
    """Forget properties under a relation of LibreOffice's own name: python-docx would write a second part."""
    known = RELATIONSHIP_TYPE.CORE_PROPERTIES
    relations = template.part.package.rels if template.part.package else {}
    for key, relation in list(relations.items()):
        if relation.reltype != known and relation.reltype.endswith("/metadata/core-properties"):
            del relations[key]


def _text(paragraph: CT_P) -> str:
    return "".join(piece.text or "" for piece in paragraph.iter(qn("w:t")))

"""The files of MUC-4 go in, documents and their gold templates come out, as the GTT paper reads them.

Du, Rush and Cardie, Template Filling with Generative Transformers (NAACL 2021): every template counts, optional ones too, but for
those that say "no relevant incident"; of its slots the incident type and the strings of individual perpetrators, perpetrating
organisations, physical targets, named human targets and instruments count; a string that the text does not hold is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
SLOTS = {"6": "Weapon", "9": "PerpInd", "10": "PerpOrg", "12": "Target", "18": "Victim"}
VALUE_COLUMN = 33
MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")

DOCUMENT = re.compile(r"^((?:DEV|TST\d)-MUC\d-\d{4})\b.*$", re.MULTILINE)
TEMPLATE = re.compile(r"^0\. ", re.MULTILINE)
DATELINE = re.compile(r"\b(\d{1,2}) ([A-Z]{3})[A-Z]* (\d{2})\b")
HEADER = re.compile(r"\s*.*?--\s*(?:\[[^\]]*\]\s*)*", re.DOTALL)
PARAGRAPH_END = re.compile(r"\n\s*\n")
STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')

Entity = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One report: its text behind the dateline and the agency's remarks, a line a paragraph, and the dateline's day."""

    id: str
    text: str
    published: date | None

    @property
    def words(self) -> str:
        """The words in small letters, single spaces between them."""
        return " ".join(self.text.lower().split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One incident: its type ("attack", or "bombing / attack" where the key allows either) and the entities of each role.

    An entity is the set of the strings by which the text names it, in small letters without marks and articles.
    """

    kind: str
    roles: Mapping[str, tuple[Entity, ...]] = field(default_factory=dict)

    def entities(self, role: str) -> Sequence[Entity]:
        return self.roles.get(role, ())


def normalise(text: str) -> str:
    """Small letters, no punctuation, no articles, single spaces: how GTT compares strings."""
    bare = re.sub(r"[!-/:-@\[-`{-~]", "", text.lower())
    return " ".join(w for w in bare.split() if w not in ("a", "an", "the"))


def read_documents(path: Path) -> list[Document]:
    """Every document of a file of texts, in order."""
    text = path.read_text(encoding="latin-1")
    heads = list(DOCUMENT.finditer(text))
    ends = [h.start() for h in heads[1:]] + [len(text)]
    return [_make_document(h[1], text[h.end() : end].strip("\n")) for h, end in zip(heads, ends, strict=False)]


def _make_document(name: str, text: str) -> Document:
    header = HEADER.match(text)
    start = header.end() if header else 0
    found = DATELINE.search(text, 0, start)
    published = None
    if found and found[2] in MONTHS:
        published = date(1900 + int(found[3]), MONTHS.index(found[2]) + 1, int(found[1]))
    paragraphs = (" ".join(p.split()) for p in PARAGRAPH_END.split(text[start:]))
    return Document(id=name, text="\n\n".join(p for p in paragraphs if p), published=published)


def read_templates(path: Path, documents: Mapping[str, Document]) -> dict[str, list[Template]]:
    """The gold templates of each document that a file of keys is about; a document without incidents has none."""
    text = "\n".join(line for line in path.read_text(encoding="latin-1").splitlines() if not line.startswith(";"))
    found: dict[str, list[Template]] = {}
    for chunk in TEMPLATE.split(text)[1:]:
        slots = list(_read_slots("0. " + chunk))
        name = next(v for s, v in slots if s == "0").split("(")[0].strip()
        kind = next((v for s, v in slots if s == "4"), "*").split("(")[0].strip().lower()
        known = found.setdefault(name, [])
        if kind != "*" and name in documents:
            template = Template(kind=kind, roles=_read_roles(slots, documents[name].words))
            known += [] if template in known else [template]
    return found


def _read_slots(chunk: str) -> Iterator[tuple[str, str]]:
    """Slot number and value of every line; a slot of several lines comes several times."""
    number = ""
    for line in chunk.splitlines():
        head = line[:VALUE_COLUMN].strip()
        if head:
            number = head.split(".")[0]
        if line.strip():
            yield number, line[VALUE_COLUMN:].strip()


def _read_roles(slots: Sequence[tuple[str, str]], words: str) -> dict[str, tuple[Entity, ...]]:
    roles: dict[str, tuple[Entity, ...]] = {}
    for number, value in slots:
        role = SLOTS.get(number)
        strings = [s.replace('\\"', '"').strip().lower() for s in STRING.findall(value)]
        entity = frozenset(normalise(s) for s in strings if s in words)
        if role and entity:
            roles[role] = (*roles.get(role, ()), entity)
    return roles

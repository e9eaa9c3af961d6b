"""The schema, as named steps forward. A step that has been released is never edited: add another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlite_utils import Migrations

if TYPE_CHECKING:
    from sqlite_utils import Database

migrations = Migrations("dean161")

_CITIZENS = (
    # What a person has chosen for a chat.
    """
    CREATE TABLE preferences (
        platform TEXT NOT NULL,
        chat TEXT NOT NULL,
        language TEXT NOT NULL CHECK (language IN ('vi', 'en')),
        chosen_at TEXT NOT NULL,
        PRIMARY KEY (platform, chat)
    ) STRICT, WITHOUT ROWID
    """,
    # What a chat has talked about, so that a follow-up question is understood.
    """
    CREATE TABLE conversations (
        platform TEXT NOT NULL,
        chat TEXT NOT NULL,
        context TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (platform, chat)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX conversations_at ON conversations (at)",
    # The one open step of a chat: what its next message is taken for.
    """
    CREATE TABLE steps (
        platform TEXT NOT NULL,
        chat TEXT NOT NULL,
        step TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (platform, chat)
    ) STRICT, WITHOUT ROWID
    """,
    # Thumbs on answers; whose they are is not kept.
    """
    CREATE TABLE ratings (
        entry TEXT NOT NULL,
        clauses TEXT NOT NULL,
        helpful INTEGER NOT NULL CHECK (helpful IN (0, 1)),
        language TEXT NOT NULL CHECK (language IN ('vi', 'en')),
        day TEXT NOT NULL,
        count INTEGER NOT NULL CHECK (count > 0),
        PRIMARY KEY (entry, clauses, helpful, language, day)
    ) STRICT, WITHOUT ROWID
    """,
    # What people wrote to those who look after the bot; who wrote it is not kept.
    """
    CREATE TABLE comments (
        id INTEGER PRIMARY KEY,
        text TEXT NOT NULL,
        language TEXT NOT NULL CHECK (language IN ('vi', 'en')),
        day TEXT NOT NULL
    ) STRICT
    """,
    # Questions without an answer, alike ones together; who asked is not kept.
    """
    CREATE TABLE unanswered (
        grouping TEXT NOT NULL,
        language TEXT NOT NULL CHECK (language IN ('vi', 'en')),
        reason TEXT NOT NULL,
        text TEXT NOT NULL,
        count INTEGER NOT NULL CHECK (count > 0),
        first_day TEXT NOT NULL,
        last_day TEXT NOT NULL,
        PRIMARY KEY (grouping, language)
    ) STRICT, WITHOUT ROWID
    """,
    # The latest quiz round of a chat, and the polls that were sent for it.
    """
    CREATE TABLE quiz_rounds (
        platform TEXT NOT NULL,
        chat TEXT NOT NULL,
        number INTEGER NOT NULL CHECK (number > 0),
        language TEXT NOT NULL CHECK (language IN ('vi', 'en')),
        questions TEXT NOT NULL,
        position INTEGER NOT NULL CHECK (position >= 0),
        score INTEGER NOT NULL CHECK (score >= 0),
        open INTEGER NOT NULL CHECK (open IN (0, 1)),
        at TEXT NOT NULL,
        PRIMARY KEY (platform, chat)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE quiz_polls (
        platform TEXT NOT NULL,
        poll TEXT NOT NULL,
        chat TEXT NOT NULL,
        number INTEGER NOT NULL,
        position INTEGER NOT NULL,
        PRIMARY KEY (platform, poll),
        FOREIGN KEY (platform, chat) REFERENCES quiz_rounds (platform, chat)
            ON DELETE CASCADE ON UPDATE CASCADE
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX quiz_polls_chat ON quiz_polls (platform, chat)",
    # Questions a chat has been asked since it had been through all of them.
    """
    CREATE TABLE quiz_asked (
        platform TEXT NOT NULL,
        chat TEXT NOT NULL,
        question TEXT NOT NULL,
        PRIMARY KEY (platform, chat, question)
    ) STRICT, WITHOUT ROWID
    """,
    # What has been done once and is not to be done again soon, as a keyed hash: a second tap, a second thumb.
    """
    CREATE TABLE marks (
        mark TEXT PRIMARY KEY,
        until TEXT NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX marks_until ON marks (until)",
    """
    CREATE TABLE secrets (
        name TEXT PRIMARY KEY,
        value BLOB NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
    "INSERT INTO secrets (name, value) VALUES ('marks', randomblob(32))",
)


@migrations()
def m001_citizens(db: Database) -> None:
    """What asking, rating, the quiz and the language choice need."""
    for statement in _CITIZENS:
        db.execute(statement)


_DELIVERY = (
    # Updates as they came. The event key stays for days after handling, against repeated deliveries.
    """
    CREATE TABLE inbox (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        platform TEXT NOT NULL,
        event TEXT NOT NULL,
        chat TEXT NOT NULL,
        raw TEXT NOT NULL,
        received REAL NOT NULL,
        tries INTEGER NOT NULL DEFAULT 0,
        state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'handled', 'parked')),
        UNIQUE (platform, event)
    ) STRICT
    """,
    "CREATE INDEX inbox_waiting ON inbox (seq) WHERE state = 'waiting'",
    # Calls of the messenger that are owed.
    """
    CREATE TABLE outbox (
        seq INTEGER PRIMARY KEY AUTOINCREMENT,
        platform TEXT NOT NULL,
        chat TEXT NOT NULL,
        method TEXT NOT NULL,
        payload TEXT NOT NULL,
        document BLOB,
        document_name TEXT,
        note TEXT NOT NULL DEFAULT '',
        state TEXT NOT NULL DEFAULT 'owed' CHECK (state IN ('owed', 'dead', 'sent')),
        due REAL NOT NULL,
        tries INTEGER NOT NULL DEFAULT 0,
        effect TEXT UNIQUE,
        created REAL NOT NULL
    ) STRICT
    """,
    "CREATE INDEX outbox_owed ON outbox (seq) WHERE state = 'owed'",
    "CREATE INDEX outbox_chat ON outbox (platform, chat)",
    # Chats that blocked the bot or threw it out, until they write again.
    """
    CREATE TABLE quiet_chats (
        platform TEXT NOT NULL,
        chat TEXT NOT NULL,
        since REAL NOT NULL,
        PRIMARY KEY (platform, chat)
    ) STRICT, WITHOUT ROWID
    """,
)


@migrations()
def m002_delivery(db: Database) -> None:
    """What receiving and sending need."""
    for statement in _DELIVERY:
        db.execute(statement)

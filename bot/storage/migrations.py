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


_OFFICERS = (
    # Who asked to report, who may, and who no longer does. Records name people by number only: whoever wants to
    # be forgotten loses platform, person, name and position here, and everything else stays as it is.
    """
    CREATE TABLE officers (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        platform TEXT,
        person TEXT,
        name TEXT,
        position TEXT,
        agency TEXT NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('officer', 'coordinator', 'admin')),
        state TEXT NOT NULL CHECK (state IN ('requested', 'active', 'declined', 'left')),
        since TEXT NOT NULL
    ) STRICT
    """,
    # Beside an active registration a person may have asked for another one, as after a change of agency.
    """
    CREATE UNIQUE INDEX officers_live ON officers (platform, person, state)
    WHERE state IN ('requested', 'active')
    """,
    "CREATE INDEX officers_agency ON officers (agency) WHERE state = 'active'",
    # The proof that somebody agreed, and to which text.
    """
    CREATE TABLE consents (
        id INTEGER PRIMARY KEY,
        officer INTEGER NOT NULL REFERENCES officers (number),
        version TEXT NOT NULL,
        digest TEXT NOT NULL,
        language TEXT NOT NULL CHECK (language IN ('vi', 'en')),
        at TEXT NOT NULL,
        withdrawn_at TEXT
    ) STRICT
    """,
    "CREATE INDEX consents_officer ON consents (officer)",
    # Links that make their bearer an officer, once. Only a digest is kept: a copy of the file opens no door.
    """
    CREATE TABLE invitations (
        digest TEXT PRIMARY KEY,
        agency TEXT NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('officer', 'coordinator')),
        made_by INTEGER NOT NULL REFERENCES officers (number),
        made_at TEXT NOT NULL,
        expires_at TEXT NOT NULL,
        used_at TEXT,
        used_by INTEGER REFERENCES officers (number)
    ) STRICT, WITHOUT ROWID
    """,
    # Half-filled forms. One whose person left its agency waits without a person for a colleague to take it up.
    """
    CREATE TABLE forms (
        serial INTEGER PRIMARY KEY AUTOINCREMENT,
        platform TEXT NOT NULL,
        person TEXT,
        agency TEXT NOT NULL,
        form TEXT NOT NULL,
        step TEXT NOT NULL,
        answers TEXT NOT NULL,
        at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE UNIQUE INDEX forms_person ON forms (platform, person, form) WHERE person IS NOT NULL",
    # The last number given in a series of codes: never given again, whatever becomes of what it named.
    """
    CREATE TABLE series (
        name TEXT PRIMARY KEY,
        last INTEGER NOT NULL CHECK (last > 0)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE updates (
        code TEXT PRIMARY KEY,
        year INTEGER NOT NULL,
        number INTEGER NOT NULL,
        agency TEXT NOT NULL,
        item INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('submitted', 'returned', 'accepted', 'locked', 'withdrawn')),
        reason TEXT NOT NULL DEFAULT '',
        published INTEGER NOT NULL DEFAULT 0 CHECK (published IN (0, 1)),
        submitted_at TEXT NOT NULL,
        updated_at TEXT NOT NULL,
        UNIQUE (year, number)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX updates_agency ON updates (agency, year)",
    """
    CREATE TABLE versions (
        code TEXT NOT NULL REFERENCES updates (code),
        number INTEGER NOT NULL CHECK (number > 0),
        status TEXT NOT NULL CHECK (status IN ('not_started', 'in_progress', 'done', 'blocked')),
        percent INTEGER NOT NULL CHECK (percent BETWEEN 0 AND 100),
        result TEXT NOT NULL,
        difficulties TEXT NOT NULL,
        attachments TEXT NOT NULL,
        author INTEGER NOT NULL REFERENCES officers (number),
        on_behalf INTEGER NOT NULL CHECK (on_behalf IN (0, 1)),
        at TEXT NOT NULL,
        PRIMARY KEY (code, number)
    ) STRICT, WITHOUT ROWID
    """,
    # Versions are added and never changed.
    """
    CREATE TRIGGER versions_stay BEFORE UPDATE ON versions
    BEGIN SELECT RAISE(ABORT, 'a version is never changed'); END
    """,
    """
    CREATE TRIGGER versions_stay_there BEFORE DELETE ON versions
    BEGIN SELECT RAISE(ABORT, 'a version is never removed'); END
    """,
    # Years whose report has gone out.
    """
    CREATE TABLE locked_years (
        year INTEGER PRIMARY KEY,
        at TEXT NOT NULL
    ) STRICT
    """,
)

_AUDIT = (
    # Everything that changed records, by whom (a number), and a digest over it and the line before.
    """
    CREATE TABLE audit (
        seq INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        actor TEXT NOT NULL,
        event TEXT NOT NULL,
        subject TEXT NOT NULL,
        detail TEXT NOT NULL,
        digest TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX audit_subject ON audit (subject)",
    """
    CREATE TRIGGER audit_stays BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END
    """,
    """
    CREATE TRIGGER audit_stays_there BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit log is only added to'); END
    """,
    # How long the log is and its last digest: without this a log cut short would look whole.
    """
    CREATE TABLE audit_head (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        seq INTEGER NOT NULL,
        digest TEXT NOT NULL
    ) STRICT
    """,
    "INSERT INTO audit_head (only, seq, digest) VALUES (1, 0, '')",
)

_ERRANDS = (
    # Work that takes longer than an update may: it waits here until its result is owed.
    """
    CREATE TABLE jobs (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        platform TEXT NOT NULL,
        chat TEXT NOT NULL,
        arguments TEXT NOT NULL,
        tries INTEGER NOT NULL DEFAULT 0,
        at TEXT NOT NULL
    ) STRICT
    """,
    # The yearly reminders, each sent once; and those that an officer asked to be spared until a time.
    """
    CREATE TABLE reminders (
        year INTEGER NOT NULL,
        days INTEGER NOT NULL,
        due_at TEXT NOT NULL,
        sent_at TEXT,
        PRIMARY KEY (year, days)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE deferred (
        officer INTEGER NOT NULL REFERENCES officers (number),
        year INTEGER NOT NULL,
        due_at TEXT NOT NULL,
        PRIMARY KEY (officer, year)
    ) STRICT, WITHOUT ROWID
    """,
    # Messages to many officers. ``position`` is the number of the officer up to whom it is owed; ``taken`` counts
    # what the messenger took.
    """
    CREATE TABLE broadcasts (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        made_by INTEGER NOT NULL REFERENCES officers (number),
        audience TEXT NOT NULL,
        text TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('sending', 'stopped', 'done')),
        position INTEGER NOT NULL DEFAULT 0,
        owed INTEGER NOT NULL DEFAULT 0,
        taken INTEGER NOT NULL DEFAULT 0,
        total INTEGER NOT NULL,
        language TEXT NOT NULL CHECK (language IN ('vi', 'en')),
        platform TEXT NOT NULL,
        chat TEXT NOT NULL,
        message TEXT NOT NULL DEFAULT '',
        at TEXT NOT NULL
    ) STRICT
    """,
)


@migrations()
def m003_officers(db: Database) -> None:
    """What registration, updates, their review, and what is sent to many need."""
    for statement in (*_OFFICERS, *_AUDIT, *_ERRANDS):
        db.execute(statement)


@migrations()
def m004_about(db: Database) -> None:
    """Whom a call to somebody else names, by number, so that it is not made once they are erased."""
    db.execute("ALTER TABLE outbox ADD COLUMN about INTEGER")

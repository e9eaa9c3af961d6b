"""Who may report and who steers: registrations, consents and invitations."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from bot.storage.database import ChatKey

if TYPE_CHECKING:
    from datetime import datetime

    from bot.storage.database import Database, Row
    from knowledge.model import Language

Role = Literal["officer", "coordinator", "admin"]
Standing = Literal["requested", "active", "declined", "left"]


@dataclass(frozen=True)
class Officer:
    """A registration. ``person`` is the private chat, None once the person was forgotten, as are the names.

    ``since`` is an ISO time: of the request, then of the decision.
    """

    number: int
    person: ChatKey | None
    name: str
    position: str
    agency: str
    role: Role
    state: Standing
    since: str

    @property
    def actor(self) -> str:
        """How the audit log names them."""
        return f"officer:{self.number}"


@dataclass(frozen=True)
class Consent:
    """That somebody agreed to a text: its version and digest, the language it was read in, and when."""

    version: str
    digest: str
    language: Language
    at: str


@dataclass(frozen=True)
class Invitation:
    """A link that makes its bearer an officer once. ``made_by`` is an officer's number; times are ISO."""

    digest: str
    agency: str
    role: Role
    made_by: int
    made_at: str
    expires_at: str
    used_at: str | None = None


class Officers:
    """Reads and writes registrations."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def active(self, person: ChatKey) -> Officer | None:
        """The registration by which a person may act at present."""
        return self._one("platform = ? AND person = ? AND state = 'active'", person)

    def requested(self, person: ChatKey) -> Officer | None:
        """What a person has asked for and nobody has decided."""
        return self._one("platform = ? AND person = ? AND state = 'requested'", person)

    def get(self, number: int) -> Officer | None:
        """A registration by its number, whatever became of it."""
        return self._one("number = ?", [number])

    def every(
        self, *, state: Standing = "active", agency: str | None = None, role: Role | None = None
    ) -> list[Officer]:
        """Registrations in a state, by number; only those of an agency or with a role if one is named."""
        return self._many(
            "state = ? AND (? IS NULL OR agency = ?) AND (? IS NULL OR role = ?)",
            [state, agency, agency, role, role],
        )

    def after(self, number: int, limit: int) -> list[Officer]:
        """The next active registrations above a number."""
        return self._many("state = 'active' AND number > ?", [number], limit)

    def add(
        self,
        person: ChatKey,
        *,
        name: str,
        position: str,
        agency: str,
        role: Role,
        state: Standing,
        at: datetime,
    ) -> Officer:
        """Adds a registration. One of the person in the same state must have been ended: the database holds it."""
        with self._database.transaction():
            self._database.run(
                "INSERT INTO officers (platform, person, name, position, agency, role, state, since) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [*person, name, position, agency, role, state, at.isoformat()],
            )
            (added,) = self._many("number = last_insert_rowid()", [])
        return added

    def move(self, number: int, state: Standing, at: datetime) -> None:
        """Changes the state of a registration; the person must have no other in that state."""
        self._database.run(
            "UPDATE officers SET state = ?, since = ? WHERE number = ?", [state, at.isoformat(), number]
        )

    def end(self, number: int, state: Standing, at: datetime) -> None:
        """Ends a registration and takes the person out of it at once: the number is all that is still needed."""
        with self._database.transaction():
            self._drop_what_names([number])
            self._database.run("DELETE FROM deferred WHERE officer = ?", [number])
            self._database.run(
                "UPDATE officers SET platform = NULL, person = NULL, name = NULL, position = NULL, state = ?, "
                "since = ? WHERE number = ?",
                [state, at.isoformat(), number],
            )

    def change_role(self, number: int, role: Role) -> None:
        """Gives a registration another role."""
        self._database.run("UPDATE officers SET role = ? WHERE number = ?", [role, number])

    def agree(self, number: int, consent: Consent) -> None:
        """Keeps the proof of a consent."""
        self._database.run(
            "INSERT INTO consents (officer, version, digest, language, at) VALUES (?, ?, ?, ?, ?)",
            [number, consent.version, consent.digest, consent.language, consent.at],
        )

    def agreed(self, number: int) -> Consent | None:
        """The latest consent of a registration that was not withdrawn."""
        row = self._database.row(
            "SELECT version, digest, language, at FROM consents WHERE officer = ? AND withdrawn_at IS NULL "
            "ORDER BY id DESC LIMIT 1",
            [number],
        )
        return None if row is None else Consent(**row)

    def language(self, person: ChatKey) -> Language | None:
        """The language in which a person last agreed; None for one who never did."""
        row = self._database.row(
            "SELECT language FROM consents JOIN officers ON number = officer WHERE platform = ? AND person = ? "
            "ORDER BY id DESC LIMIT 1",
            person,
        )
        return row["language"] if row else None

    def invite(self, invitation: Invitation) -> None:
        """Keeps an invitation."""
        self._database.run(
            "INSERT INTO invitations (digest, agency, role, made_by, made_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)",
            [
                invitation.digest,
                invitation.agency,
                invitation.role,
                invitation.made_by,
                invitation.made_at,
                invitation.expires_at,
            ],
        )

    def invitation(self, digest: str) -> Invitation | None:
        """An invitation by the digest of its token."""
        row = self._database.row(
            "SELECT digest, agency, role, made_by, made_at, expires_at, used_at FROM invitations WHERE digest = ?",
            [digest],
        )
        return None if row is None else Invitation(**row)

    def use(self, digest: str, number: int, at: datetime) -> bool:
        """Uses an invitation up for a registration; False if somebody has before."""
        return (
            self._database.run(
                "UPDATE invitations SET used_at = ?, used_by = ? WHERE digest = ? AND used_at IS NULL",
                [at.isoformat(), number, digest],
            )
            > 0
        )

    def forget(self, person: ChatKey, at: datetime) -> list[int]:
        """Takes a person out of all their registrations and ends these; says which numbers they had."""
        with self._database.transaction():
            mine = "SELECT number FROM officers WHERE platform = ? AND person = ?"
            numbers = [row["number"] for row in self._database.rows(mine, person)]
            self._drop_what_names(numbers)
            self._database.run(
                f"UPDATE consents SET withdrawn_at = ? WHERE withdrawn_at IS NULL AND officer IN ({mine})",  # noqa: S608  # own text
                [at.isoformat(), *person],
            )
            self._database.run(f"DELETE FROM deferred WHERE officer IN ({mine})", person)  # noqa: S608  # own text
            self._database.run(
                "UPDATE officers SET platform = NULL, person = NULL, name = NULL, position = NULL, "
                "since = CASE WHEN state IN ('requested', 'active') THEN ? ELSE since END, "
                "state = CASE state WHEN 'active' THEN 'left' WHEN 'requested' THEN 'declined' ELSE state END "
                "WHERE platform = ? AND person = ?",
                [at.isoformat(), *person],
            )
        return numbers

    def everything(self, person: ChatKey) -> dict[str, list[dict[str, Any]]]:
        """All that is kept about a person as an officer, by table, without what leads to others."""
        mine = "IN (SELECT number FROM officers WHERE platform = ? AND person = ?)"
        tables = (
            ("officers", "number, name, position, agency, role, state, since", "number"),
            ("consents", "officer, version, digest, language, at, withdrawn_at", "officer"),
            ("invitations", "agency, role, used_at", "used_by"),
            ("versions", "code, number, status, percent, result, difficulties, at", "author"),
            ("deferred", "year, due_at", "officer"),
            ("broadcasts", "audience, text, at", "made_by"),
            ("audit", "at, event, subject, detail", "CAST(substr(actor, 9) AS INTEGER)"),
        )
        kept = {
            table: self._database.rows(f"SELECT {columns} FROM {table} WHERE {owner} {mine}", person)  # noqa: S608  # own text
            for table, columns, owner in tables
        }
        return {name: rows for name, rows in kept.items() if rows}

    def _drop_what_names(self, numbers: list[int]) -> None:
        """Takes back what is owed to others about registrations, as a request to decide on, and leaves no trace."""
        for number in numbers:
            self._database.run("DELETE FROM outbox WHERE state = 'owed' AND about = ?", [number])
        self._database.erase_for_good()

    def _one(self, where: str, values: Any) -> Officer | None:  # whatever the condition compares
        return next(iter(self._many(where, values)), None)

    def _many(
        self, where: str, values: Any, limit: int = -1
    ) -> list[Officer]:  # whatever the condition compares
        rows = self._database.rows(
            f"SELECT * FROM officers WHERE {where} ORDER BY number LIMIT {limit:d}",  # noqa: S608  # own text
            list(values),
        )
        return [_officer(row) for row in rows]


def _officer(row: Row) -> Officer:
    return Officer(
        number=row["number"],
        person=None if row["person"] is None else ChatKey(row["platform"], row["person"]),
        name=row["name"] or "",
        position=row["position"] or "",
        agency=row["agency"],
        role=row["role"],
        state=row["state"],
        since=row["since"],
    )

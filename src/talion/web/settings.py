"""How the pages are served: which ledger, to whom, from which address."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_urlsafe

from talion.records import TalionError

LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})


class ServeError(TalionError):
    """Pages that cannot be served as asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`ledger` is a path or a database's URL, `host` and `port` the address that is listened on.

    `token`: who knows it may look and judge; needed with an address that others can reach. `names`: further host names by which
    the pages may be asked for. `secret` signs the sessions and is new at each start unless it is given.
    """

    ledger: Path | str
    host: str = "127.0.0.1"
    port: int = 8700
    token: str | None = None
    users: Path | None = None
    names: tuple[str, ...] = ()
    secret: str = field(default_factory=lambda: token_urlsafe(32))

    @property
    def is_local(self) -> bool:
        return self.host in LOCAL

    @property
    def hosts(self) -> frozenset[str]:
        """The names that a request may ask for; others are refused, so that no other site can stand for this one."""
        return LOCAL | {self.host} | {name.lower() for name in self.names}


def check_settings(settings: Settings) -> None:
    """Raises ServeError for an address that others can reach without a token or users."""
    if not settings.is_local and not settings.token and settings.users is None:
        raise ServeError(
            f"{settings.host} can be reached by others: give --token, or --users with a file of users, or keep to 127.0.0.1"
        )
    if settings.token is not None and len(settings.token) < 16:
        raise ServeError("the token is too short: give 16 characters or more")

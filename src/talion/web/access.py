"""Who asks goes in, what they may do comes out: viewers look, analysts judge as well.

On this computer alone everybody is an analyst. Elsewhere a token, or a name with a password, opens a session, kept in a signed
cookie that no other site can send along; every act must carry the session's own word, which no other site can read.
"""

from __future__ import annotations

import secrets
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Literal, cast

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from fastapi import Depends, Form, Header, HTTPException, Request

from talion.judgements.authors import find_author
from talion.web.settings import ServeError, Settings

Role = Literal["viewer", "analyst"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Who asks: `name` is the author of what they judge, `word` what every act of theirs has to carry."""

    name: str
    role: Role
    word: str

    @property
    def judges(self) -> bool:
        return self.role == "analyst"


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """A line of the file of users; `hash` is argon2's."""

    name: str
    role: Role
    hash: str


def read_users(path: Path) -> Mapping[str, User]:
    """The users of a TOML file: a table a user with `role` and `hash`. Raises ServeError that names the file and the user."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ServeError(f"{path}: the users cannot be read: {error}") from error
    users = {name: _read_user(path, name, table) for name, table in tables.items()}
    if not users:
        raise ServeError(f"{path}: there are no users in it")
    return users


def _read_user(path: Path, name: str, table: object) -> User:
    row = table if isinstance(table, dict) else {}
    role, hashed = row.get("role"), row.get("hash")
    if role not in ("viewer", "analyst"):
        raise ServeError(f'{path}: the role of {name} must be "viewer" or "analyst"')
    if not isinstance(hashed, str) or not hashed.startswith("$argon2"):
        raise ServeError(f"{path}: the hash of {name} is none of argon2: make one with talion serve --hash")
    return User(name=name, role=cast(Role, role), hash=hashed)


def hash_password(password: str) -> str:
    return PasswordHasher().hash(password)


@cache
def _decoy() -> str:
    """A hash that no password has, so that an unknown name takes as long as a known one."""
    return hash_password(secrets.token_hex())


def find_user(users: Mapping[str, User], name: str, password: str) -> User | None:
    """The user of this name and password; None for a wrong name or password alike."""
    user = users.get(name)
    try:
        PasswordHasher().verify(user.hash if user else _decoy(), password)
    except (VerificationError, InvalidHashError):
        return None
    return user


def admit(request: Request, settings: Settings, users: Mapping[str, User], given: Mapping[str, str]) -> bool:
    """Opens a session for a right token, or a right name and password. Says whether it did."""
    if users:
        user = find_user(users, given.get("name", ""), given.get("password", ""))
        if user is None:
            return False
        name, role = user.name, user.role
    else:
        if settings.token is None or not _is_same(given.get("token", ""), settings.token):
            return False
        name, role = "analyst", "analyst"
    request.session.clear()
    request.session.update({"name": name, "role": role, "word": secrets.token_urlsafe(24)})
    return True


def find_visitor(request: Request) -> Visitor:
    """Raises HTTPException 401 for somebody who has to log in first."""
    session = request.session
    settings: Settings = request.app.state.settings
    if bears_token(request, settings):
        return Visitor(name="analyst", role="analyst", word="")
    if "word" not in session and settings.is_local and settings.token is None and settings.users is None:
        session.update({"name": find_author() or "analyst", "role": "analyst", "word": secrets.token_urlsafe(24)})
    if "word" not in session:
        raise HTTPException(401, "Log in first.")
    return Visitor(name=session["name"], role=session["role"], word=session["word"])


def bears_token(request: Request, settings: Settings) -> bool:
    """Whether a program sends the token along as `Authorization: Bearer TOKEN`, which no browser does by itself."""
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    return kind.lower() == "bearer" and bool(settings.token) and _is_same(token.strip(), str(settings.token))


def _is_same(one: str, other: str) -> bool:
    """Compares secrets in a time that tells nothing of them."""
    return secrets.compare_digest(one.encode(), other.encode())


Known = Annotated[Visitor, Depends(find_visitor)]


def check_act(visitor: Known, word: Annotated[str, Form(max_length=200)] = "") -> Visitor:
    """The visitor of an act. Raises HTTPException 403 for a viewer, and for a form that was not made for this session."""
    _check_role(visitor)
    if not visitor.word or not _is_same(word, visitor.word):
        raise HTTPException(403, "This form is not of your session: load the page anew and try again.")
    return visitor


def check_call(
    request: Request,
    visitor: Known,
    x_talion_word: Annotated[str, Header(max_length=200, description="The word of the session, from /api/session.")] = "",
) -> Visitor:
    """The visitor of an act through the API, who bears the token or gives the session's word. Raises HTTPException 403."""
    _check_role(visitor)
    if not bears_token(request, request.app.state.settings) and not _is_same(x_talion_word, visitor.word):
        raise HTTPException(403, "Send your session's word, which /api/session gives, in the header X-Talion-Word.")
    return visitor


def _check_role(visitor: Visitor) -> None:
    if not visitor.judges:
        raise HTTPException(403, "You may look, not judge: ask for an analyst's account.")


Acting = Annotated[Visitor, Depends(check_act)]
Calling = Annotated[Visitor, Depends(check_call)]

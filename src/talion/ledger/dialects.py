"""What SQLite and PostgreSQL do differently goes in, types and functions that give the same in both come out."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Dialect, Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import GenericFunction
from sqlalchemy.types import TypeDecorator, TypeEngine

POSTGRESQL = "postgresql"


class Words(TypeDecorator[str]):
    """Text that is compared and sorted by code points, whatever language the database speaks."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[str]:
        return Text(collation="C") if dialect.name == POSTGRESQL else Text()

    def process_bind_param(self, value: str | None, _dialect: Dialect) -> str | None:
        # PostgreSQL takes no NUL, SQLite's LIKE ends at one, and no record has any: who looks for it is to find nothing.
        return value.replace("\0", "\ufffd") if value else value


class cut(GenericFunction[int]):  # noqa: N801 - a function of SQL
    """A number without what follows its point. A cast does that in SQLite, and rounds in PostgreSQL."""

    type = BigInteger()
    inherit_cache = True


@compiles(cut)
def _cast(element: cut, compiler: SQLCompiler, **settings: Any) -> str:
    return f"CAST({compiler.process(element.clauses, **settings)} AS INTEGER)"


@compiles(cut, POSTGRESQL)
def _truncate(element: cut, compiler: SQLCompiler, **settings: Any) -> str:
    return f"CAST(trunc({compiler.process(element.clauses, **settings)}) AS BIGINT)"

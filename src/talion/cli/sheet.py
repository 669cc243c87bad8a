"""Styled text goes in, lines that fit the width come out on the console."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.console import Console
from rich.text import Text

from talion.views.passage import Passage

NARROW = 24  # columns that text always gets, however narrow the terminal
WIDE = 120  # longer lines are hard to read


class PlainConsole(Console):
    """A console that leaves a pipe that nobody reads any more to its caller, where rich would end the process."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Where lines go. `styled` is False where marks must be written as characters: in a file, a pipe, a dumb terminal."""

    console: Console
    width: int
    styled: bool

    def wrap(self, text: Text, indent: int) -> list[Text]:
        """The text in lines that fit beside an indent; at least one line."""
        lines = text.wrap(self.console, max(NARROW, self.width - indent), overflow="fold")
        return list(lines) or [Text()]

    def hang(self, first: Text, body: Text, rest: Text | None = None) -> Iterator[Text]:
        """The body beside `first`, its further lines beside `rest` (default: blanks)."""
        lead = first
        following = rest if rest is not None else Text(" " * first.cell_len)
        for line in self.wrap(body, max(first.cell_len, following.cell_len)):
            yield Text.assemble(lead, line)
            lead = following

    def head(self, first: Text, body: Text, tail: str, rest: Text | None = None) -> Iterator[Text]:
        """As `hang`, with `tail` at the right end of the first line, or after the body where the terminal is narrow."""
        following = rest if rest is not None else Text(" " * first.cell_len)
        taken = max(first.cell_len, following.cell_len) + len(tail) + 2
        if self.width - taken < NARROW:
            yield from self.hang(first, Text.assemble(body, "  ", (tail, "dim")), following)
            return
        for number, line in enumerate(self.wrap(body, taken)):
            whole = Text.assemble(following if number else first, line)
            if number == 0:
                whole.append(" " * (self.width - whole.cell_len - len(tail)))
                whole.append(tail, "dim")
            yield whole

    def quote(self, passage: Passage, source: bool = True) -> Text:
        """The passage in quotation marks with its marked words made plain to see, then where it stands."""
        text = Text.assemble(("“", "dim"))
        for piece in passage.pieces:
            if piece.marked:
                text.append(piece.text if self.styled else f"«{piece.text}»", "bold underline")
            else:
                text.append(piece.text, "italic")
        text.append("”", "dim")
        if source and passage.source:
            text.append(f" — {passage.source}", "dim")
        return text

    def print(self, lines: Iterable[Text]) -> None:
        for line in lines:
            line.rstrip()
            self.console.print(line, soft_wrap=True, highlight=False, markup=False, emoji=False)


def open_sheet(console: Console | None = None) -> Sheet:
    """Standard output as a sheet; COLUMNS and NO_COLOR are heeded."""
    on = console or PlainConsole(soft_wrap=True, highlight=False, markup=False, emoji=False)
    return Sheet(console=on, width=min(WIDE, on.width), styled=on.is_terminal and not on.is_dumb_terminal)

"""A Scene and its groups of drafts go in, References come out: what an event answers, where the report does not tell that itself.

"The strikes were in response to Saturday's attack on the Khor base", in a report that says no more of that attack.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from spacy.tokens import Token

from talion.events.affinity import specific
from talion.events.drafts import Draft
from talion.events.scene import Scene, lemma
from talion.events.toll_words import load_toll_words
from talion.events.triggers import Trigger
from talion.links.accounts import Telling, account_of, build_telling, read_account
from talion.links.connectives import event_of, find_answer, quote_cue, rank_cues
from talion.links.cues import Cue, link_words
from talion.links.ends import find_heads, is_deed, kept_under
from talion.links.fit import Account
from talion.records import Link, Reference, Span

FORMS = frozenset({"phrase", "verb", "noun"})


def find_references(
    scene: Scene, groups: Sequence[Sequence[Draft]], triggers: Sequence[Trigger], links: Sequence[Link], kept: Collection[str]
) -> list[Reference]:
    """One for each thing that a kept event answers by the words, and that no kept event tells; `kept` are ids.

    `links` are those between all groups, kept or not.
    """
    if not groups:
        return []
    telling = build_telling(groups, triggers)
    ids = [event_of(scene, group) for group in groups]
    linked = {link.source for link in links if link.target in kept}
    found: dict[tuple[str, int], Reference] = {}
    for cue in rank_cues(scene):
        if cue.form in FORMS and cue.kind == "retaliation":
            for answer, head, account in refer(scene, cue, telling, {k for k, one in enumerate(ids) if one in kept}):
                source = ids[telling.where[answer]]
                if source in kept and source not in linked:
                    span = quote_cue(scene, cue, answer, head.i)
                    found.setdefault((source, head.i), make_reference(source, cue, span, account))
    return sorted(found.values(), key=lambda r: (r.span, r.source))


def refer(scene: Scene, cue: Cue, telling: Telling, kept: Collection[int]) -> Iterator[tuple[int, Token, Account]]:
    """The trigger of the answer, the head of the words that refer, and what they say, where no kept group tells it.

    They must give a time, or the place of one happening, or tell of the killing of somebody in particular: too many others
    fit the rest.
    """
    heads = find_heads(scene, cue)
    answer = find_answer(scene, cue, telling, {t for head in heads for t in kept_under(head, telling)})
    if answer is None:
        return
    for head in heads:
        if lemma(head) in link_words("deeds", "messages") or not is_deed(head, telling) or scene.at("actor", head.i) is not None:
            continue
        below = {telling.where[t] for t in kept_under(head, telling)} - {telling.where[answer]}
        if below & set(kept):
            continue
        account = read_account(scene, telling, head)
        for group in sorted(below):
            account = unite(account, account_of(telling.groups[group]))
        if account.whens or (head.tag_ != "NNS" and (account.places or is_killing(head, account))):
            yield answer, head, account


def is_killing(head: Token, account: Account) -> bool:
    """ "the killing of a Houthi commander" """
    return lemma(head) in load_toll_words().single and bool(specific(account.recipients))


def unite(one: Account, other: Account) -> Account:
    """What both say, the first where both say something; a place that is told elsewhere is not what the words refer to."""
    return Account(
        agents=one.agents or other.agents, recipients=one.recipients or other.recipients, named=one.named or other.named,
        whens=one.whens or other.own_whens, places=one.places, weapons=one.weapons or other.weapons,
    )  # fmt: skip


def make_reference(source: str, cue: Cue, span: Span, account: Account) -> Reference:
    return Reference(
        source=source, kind=cue.kind, span=span, perpetrators=account.agents, recipients=account.recipients,
        named=account.named, whens=account.whens, places=account.places, weapons=account.weapons,
    )  # fmt: skip

"""Changes: what happened to a claim or note, told in words, from the history that the store keeps. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import partial
from typing import TYPE_CHECKING, Any

from store import PASSAGE_REFERENCE, USUAL_SCALE, Scale, Verdict

if TYPE_CHECKING:
    # The history brings TinyDB, which the first paint does not wait for.
    from store import Change

_SHOWN = 120
"""Code points of a note that are shown."""

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One change, in words."""

    when: str
    """Day and minute, in the person's own time zone."""
    who: str
    what: str
    """From what to what."""


def told(change: Change, zone: tzinfo | None = None, scale: Scale = USUAL_SCALE) -> Told:
    """What a change was; `zone` is the machine's own where it is None, `scale` says what verdicts are called."""
    before, after = _living(change.before), _living(change.after)
    tellers: dict[str, Callable[[Record, Record], str]] = {
        "judgements": partial(_judgement, scale=scale),
        "annotations": _annotation,
        "corrections": _correction,
    }
    what = tellers[change.table](before, after)
    back = f"  ({change.what})" if change.what in {"undo", "redo"} else ""
    when = datetime.fromisoformat(change.at).astimezone(zone).strftime("%Y-%m-%d %H:%M")
    return Told(when=when, who=change.author or "somebody", what=f"{what}{back}")


def _living(record: Record | None) -> Record:
    """A record; an empty one where there was none, or only the mark of a deleted one."""
    return {} if record is None or "deleted" in record else record


def _judgement(before: Record, after: Record, *, scale: Scale) -> str:
    """A verdict: from which to which."""
    old, new = (scale.name(Verdict(each.get("verdict", "open"))) for each in (before, after))
    if old == new and before and after:
        return _moved(before, after, "content") or f"{new} again"
    return f"{old} → {new}"


def _annotation(before: Record, after: Record) -> str:
    """A note, a tag, a highlight: written, changed, deleted."""
    if not after:
        return f"{_kind(before)} deleted"
    if not before:
        return f"{_kind(after)} made{_of(after)}"
    parts = []
    if before["body"] != after["body"]:
        parts.append(f"note changed: {_quoted(before['body'])} → {_quoted(after['body'])}")
    if before["tags"] != after["tags"]:
        parts.append(f"tags: {_listed(before['tags'])} → {_listed(after['tags'])}")
    given, had = ({*state.get("evidence", ())} - {PASSAGE_REFERENCE} for state in (after, before))
    parts += [f"evidence given{_named(given - had)}"] if given - had else []
    parts += [f"evidence taken away{_named(had - given)}"] if had - given else []
    return ", ".join(parts) or _moved(before, after, "target") or "written again"


def _correction(before: Record, after: Record) -> str:
    """A repair of a claim, or a claim that a person made."""
    if not after:
        return "correction taken back" if not before.get("is_made_by_hand") else "claim of yours taken back"
    if not before and after.get("is_made_by_hand"):
        return f"claim made by hand, said by {after.get('speaker') or 'nobody named'}"
    parts = [
        f"{word}: {before.get(name) or 'as found'} → {after.get(name) or 'as found'}"
        for name, word in (("speaker", "speaker"), ("kind", "kind"))
        if before.get(name) != after.get(name)
    ]
    if before.get("is_hidden", False) != after.get("is_hidden", False):
        parts.append("hidden" if after["is_hidden"] else "shown again")
    if before.get("new_content") != after.get("new_content"):
        parts.append("other bounds")
    return ", ".join(parts) or _moved(before, after, "content") or "corrected again"


def _moved(before: Record, after: Record, name: str) -> str:
    """That a person confirmed where it belongs; nothing where that did not change."""
    if not before or before[name] == after[name]:
        return ""
    old, new = before[name]["quote"]["exact"], after[name]["quote"]["exact"]
    return "place confirmed" + (f": {_quoted(old)} → {_quoted(new)}" if old != new else "")


def _kind(record: Record) -> str:
    """What a person calls an annotation."""
    other = "evidence" if record.get("evidence") else "highlight"
    return "note" if record["body"] else "tag" if record["tags"] else other


def _of(record: Record) -> str:
    """What was written."""
    parts = [_quoted(record["body"])] if record["body"] else []
    parts += [_listed(record["tags"])] if record["tags"] else []
    return f": {' '.join(parts)}" if parts else ""


def _named(references: Iterable[str]) -> str:
    """Evidence that has a name of its own, an address; a passage has the id of its annotation, which says nothing."""
    told = sorted(each for each in references if not each.startswith(PASSAGE_REFERENCE))
    return f": {' '.join(told)}" if told else ""


def _listed(tags: list[str]) -> str:
    """Tags as they are read."""
    return " ".join(f"#{tag}" for tag in tags) or "none"


def _quoted(words: str) -> str:
    """Words of a note, cut where they are many."""
    line = " ".join(words.split())
    return f"“{line}”" if len(line) <= _SHOWN else f"“{line[: _SHOWN - 1]}…”"

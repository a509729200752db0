"""What is printed for programs is as docs/reference/schemas says, and the schemas would notice if it were not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from store import Library, Span, Verdict, extract
from store.reading.read import read_bytes
from tui.commands import quoth

SCHEMAS = Path(__file__).parents[2] / "docs" / "reference" / "schemas"
EXPORTS = {"records": "json", "w3c": "w3c", "hypothesis": "hypothesis", "claimreview": "claimreview"}
REPORT = "“The bridge will hold,” said Ines Falk, the engineer.\n\n“It will not,” said Jon Reed.\n"


def schema(name: str) -> Draft202012Validator:
    """One of the schemas, itself well formed."""
    value = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(value)
    return Draft202012Validator(value)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store with a note, every verdict, corrections and a claim made by hand."""
    with Library.open(tmp_path / "store", author="ada", machine="desk") as library:
        report = library.shelf.keep(read_bytes(REPORT.encode(), source=str(tmp_path / "report.txt"), name="report.txt"))
        library.notebook.annotate(
            report, Span(0, 4), body="who?", tags=("ask",), evidence=("https://example.org", "box")
        )
        for claim, verdict in zip(extract(report), (Verdict.REFUTED, Verdict.OPINION), strict=True):
            library.notebook.judge(report, claim, verdict)
            library.notebook.correct(report, claim, speaker="I. Falk", is_hidden=False)
        library.notebook.make_claim(report, Span(24, 30), speaker="nobody")
        library.shelf.remember(report, 10)
    return tmp_path / "store"


def printed(store: Path, *args: str, data: str | None = None) -> Any:
    """What a command prints, as JSON."""
    return json.loads(CliRunner().invoke(quoth, [*args, "--store", str(store)], input=data).stdout)


@pytest.mark.parametrize("name", EXPORTS)
def test_export_is_as_its_schema_says(name: str, store: Path) -> None:
    """Every field that the schema names is there with that type."""
    assert list(schema(name).iter_errors(printed(store, "export", EXPORTS[name], "--all"))) == []


def test_what_came_in_is_told_as_the_schema_says(store: Path, tmp_path: Path) -> None:
    """Of an import and of a merge."""
    exported = json.dumps(printed(store, "export", "json", "--all"))

    assert list(schema("taken").iter_errors(printed(tmp_path / "a", "import", "-", "--json", data=exported))) == []
    assert list(schema("taken").iter_errors(printed(tmp_path / "b", "merge", str(store), "--json"))) == []


@pytest.mark.parametrize("name", EXPORTS)
def test_schema_notices_a_field_that_is_gone(name: str, store: Path) -> None:
    """Each required field of every object, taken away, is missed."""
    value = printed(store, "export", EXPORTS[name], "--all")
    validator = schema(name)

    for holder, key in required(validator.schema, value, validator):
        kept = holder.pop(key)
        assert not validator.is_valid(value), key
        holder[key] = kept


def required(rule: Any, value: Any, root: Any) -> Iterator[tuple[dict[str, Any], str]]:
    """The required fields that a value has, with the object that has them."""
    if "$ref" in rule:
        rule = root.schema["$defs"][rule["$ref"].rsplit("/", 1)[1]]
    if isinstance(value, dict):
        for key in rule.get("required", ()):
            if key in value:
                yield value, key
        for key, inside in list(value.items()):
            inner = rule.get("properties", {}).get(key, rule.get("additionalProperties"))
            if isinstance(inner, dict):
                yield from required(inner, inside, root)
    if isinstance(value, list) and isinstance(rule.get("items"), dict):
        for item in value:
            yield from required(rule["items"], item, root)


def test_every_schema_is_tried() -> None:
    """None lies about that no test looks at."""
    named = {path.name.removesuffix(".schema.json") for path in SCHEMAS.glob("*.json")}

    assert {*EXPORTS, "taken"} <= named

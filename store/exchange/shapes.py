"""Shapes: JSON from outside, asked field by field. What has another shape than it must is NotImportable.

Nothing that comes in is trusted: a wrong type, a number that is none or half of a surrogate pair is
refused here, in a sentence that names the place, and never reaches the store.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import NoReturn

from store.errors import NotImportable

Json = dict[str, object]


def parsed(text: str) -> object:
    """The value of a JSON text.

    Raises:
        NotImportable: It is not JSON, has a number that JSON does not have, or is nested without end.
    """
    try:
        value: object = json.loads(text, parse_constant=_refused)
    except (ValueError, RecursionError) as error:
        raise NotImportable(f"This is not whole JSON: {str(error) or 'it is nested too deep'}.") from error
    return value


def _refused(constant: str) -> NoReturn:
    """NaN and the infinities are no JSON."""
    raise ValueError(f"{constant} is no number of JSON")


class Fields:
    """One JSON object, and where it stands, for the sentence that refuses it."""

    def __init__(self, value: object, where: str) -> None:
        """Take an object; NotImportable if it is something else."""
        if not isinstance(value, Mapping):
            raise NotImportable(f"{where} is not an object.")
        self._value: Mapping[str, object] = value
        self._where = where

    def __contains__(self, name: str) -> bool:
        """Whether the object has that field, and not null in it."""
        return self._value.get(name) is not None

    def __iter__(self) -> Iterator[str]:
        """The names of the fields."""
        return iter(self._value)

    def text(self, name: str, default: str = "") -> str:
        """A text; `default` where the field is missing or null."""
        value = self._value.get(name)
        return default if value is None else self._text(name, value)

    def maybe_text(self, name: str) -> str | None:
        """A text, or None."""
        return self.text(name) if name in self else None

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts; empty where the field is missing."""
        return tuple(self._text(name, value) for value in self.list(name))

    def list(self, name: str) -> list[object]:
        """A list; empty where the field is missing."""
        value = self._value.get(name, [])
        if not isinstance(value, list):
            self.refuse(name, "a list")
        return value

    def flag(self, name: str) -> bool:
        """Yes or no; no where the field is missing."""
        value = self._value.get(name, False)
        if not isinstance(value, bool):
            self.refuse(name, "true or false")
        return value

    def offset(self, name: str) -> int:
        """A whole number that is not negative."""
        value = self._value.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            self.refuse(name, "a whole number from 0")
        return value

    def share(self, name: str) -> float | None:
        """A number from 0 to 1, or None."""
        value = self._value.get(name)
        if value is None:
            return None
        if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
            self.refuse(name, "a number from 0 to 1")
        return float(value)

    def fields(self, name: str) -> Fields:
        """An object inside."""
        return Fields(self._value.get(name), f"{self._where}, “{name}”")

    def maybe_fields(self, name: str) -> Fields | None:
        """An object inside, or None."""
        return self.fields(name) if name in self else None

    def objects(self, name: str) -> Iterator[Fields]:
        """The objects of a list; one that stands alone counts as a list of one."""
        value = self._value.get(name, [])
        for place, item in enumerate(value if isinstance(value, list) else [value]):
            yield Fields(item, f"{self._where}, “{name}” {place + 1}")

    def value(self, name: str) -> object:
        """Whatever stands in the field; None if nothing does."""
        return self._value.get(name)

    def refuse(self, name: str, wanted: str) -> NoReturn:
        """Say what is wrong with a field."""
        raise NotImportable(f"{self._where}: “{name}” is not {wanted}.")

    def _text(self, name: str, value: object) -> str:
        """A text that can be written down: no half of a surrogate pair."""
        if not isinstance(value, str):
            self.refuse(name, "a text")
        try:
            value.encode()
        except UnicodeEncodeError:
            self.refuse(name, "a text that UTF-8 can write")
        return value

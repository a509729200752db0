"""Recognising: which form a file is in, by what is in it and never by its name."""

from __future__ import annotations

from store.errors import NotImportable
from store.exchange.bundle import Incoming
from store.exchange.hypothesis import is_hypothesis, read_hypothesis
from store.exchange.records_json import Records, is_records, read_records
from store.exchange.shapes import parsed
from store.exchange.spreadsheet import is_spreadsheet, read_spreadsheet
from store.exchange.web_annotation_reading import is_web_annotations, read_web_annotations

_FORMS = "quoth's own JSON or CSV, W3C Web Annotations, or rows of the Hypothesis API"


def read_incoming(data: bytes) -> Incoming | Records:
    """What is in a file that quoth or another program wrote.

    Raises:
        NotImportable: It is in none of the forms, or not whole.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotImportable(f"This is not text in UTF-8; what can be imported is {_FORMS}.") from error
    if is_spreadsheet(text):
        return read_spreadsheet(text)
    if not text.lstrip().startswith(("{", "[")):
        raise NotImportable(f"Nothing here is recognised; what can be imported is {_FORMS}.")
    value = parsed(text)
    if is_web_annotations(value):
        return read_web_annotations(value)
    if is_hypothesis(value):
        return read_hypothesis(value)
    if is_records(value):
        return read_records(value)
    raise NotImportable(f"This JSON is not recognised; what can be imported is {_FORMS}.")

"""ClaimReview JSON-LD, out: https://schema.org/ClaimReview, the form in which verdicts are published.

Only claims with a verdict are in it. The rating runs from 1, refuted, to 5, supported, or is what the
person's own scale says; what has none there, such as an opinion, has a name and no number. The address
of the published review is not known here: whoever publishes it adds "url". It does not come back.
"""

from __future__ import annotations

from collections.abc import Iterable

from store.exchange.bundle import Dossier
from store.exchange.shapes import Json
from store.exchange.views import notes_on, words
from store.exchange.web_annotation import is_address, zulu
from store.model.annotation import Judgement, Verdict
from store.model.desk import Desk, Judged
from store.model.document import Document
from store.model.scale import BEST_RATING, Grade


def claim_reviews(dossiers: Iterable[Dossier]) -> Json:
    """A graph of one ClaimReview for each judged claim."""
    reviews = [
        _review(dossier.desk, judged, judged.judgement)
        for dossier in dossiers
        for judged in dossier.desk.claims
        if judged.judgement and judged.verdict is not Verdict.OPEN
    ]
    return {"@context": "https://schema.org", "@graph": reviews}


def _review(desk: Desk, judged: Judged, judgement: Judgement) -> Json:
    """One review. What is not known is left out."""
    document, claim = desk.document, judged.claim
    notes = notes_on(desk, claim)
    speaker = claim.speaker.name
    return _present(
        {
            "@type": "ClaimReview",
            "@id": f"urn:quoth:noun:{judgement.id}",
            "datePublished": zulu(judgement.updated),
            "author": {"@type": "Person", "name": judgement.author} if judgement.author else None,
            "claimReviewed": " ".join(words(document, claim).split()),
            "itemReviewed": _present(
                {
                    "@type": "Claim",
                    "author": {"@type": "Person", "name": speaker} if speaker else None,
                    "appearance": _appearance(document),
                }
            ),
            "reviewRating": _rating(desk.scale.grade(judged.verdict)),
            "reviewBody": "\n\n".join(note.body for note in notes if note.body),
            "keywords": sorted({tag for note in notes for tag in note.tags}),
            "citation": [each for note in notes for each in note.evidence],
        }
    )


def _appearance(document: Document) -> Json:
    """Where the claim was made."""
    about = document.metadata
    return _present(
        {
            "@type": "CreativeWork",
            "name": document.title,
            "url": about.url if about.url and is_address(about.url) else None,
            "author": {"@type": "Person", "name": about.author} if about.author else None,
            "datePublished": about.date,
            "inLanguage": document.language if document.language != "und" else None,
        }
    )


def _rating(grade: Grade) -> Json:
    """The verdict as a rating, under the name that the person gives it."""
    name = grade.name[:1].upper() + grade.name[1:]
    if grade.rating is None:
        return {"@type": "Rating", "alternateName": name}
    return {
        "@type": "Rating",
        "ratingValue": grade.rating,
        "bestRating": BEST_RATING,
        "worstRating": 1,
        "alternateName": name,
    }


def _present(values: Json) -> Json:
    """The fields that have a value."""
    return {name: value for name, value in values.items() if value}

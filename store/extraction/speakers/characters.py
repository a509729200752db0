"""Character: one person, body or nameless figure of a text, and what is known of it."""

from __future__ import annotations

from dataclasses import dataclass, field

from store.extraction.speakers.names import key
from store.extraction.speakers.roles import Role


@dataclass(slots=True, eq=False)
class Character:
    """One person, body or nameless figure of a text. Grows while the text is read, so it is not frozen."""

    words: tuple[str, ...]
    """The fullest name, or the description of somebody who has no name."""
    is_body: bool = False
    is_figure: bool = False
    """Whether the text gives no name: "the bursar"."""
    is_definite: bool = True
    """Whether it goes by its words: "the bursar" does, "a resident" does not."""
    gender: str = ""
    roles: list[Role] = field(default_factory=list)
    votes: int = 0
    """He less she, over the pronouns that stand right behind the name."""

    @property
    def name(self) -> str:
        """The canonical name."""
        return " ".join(self.words)

    @property
    def surname(self) -> str:
        """The last word of the name in lower case."""
        return key(self.words[-1])

    @property
    def likely_gender(self) -> str:
        """What is known, else what the pronouns behind the name say."""
        return self.gender or ("m" if self.votes > 0 else "f" if self.votes < 0 else "")

    def learn(self, role: Role) -> None:
        """Remember a role, up to the number that a text needs."""
        if role not in self.roles and len(self.roles) < 8:
            self.roles.append(role)

    def fit(self, role: Role) -> float:
        """How well a description fits what is known; 0 when nothing is."""
        return max((known.fit(role) for known in self.roles), default=0.0)

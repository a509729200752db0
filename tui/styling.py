"""Styling: Textual's stylesheet, which remembers what it found for whom, and leaves alone what stays as it is.

With every focus and every class of a screen Textual goes through its whole sheet for each widget below, and for
each component class of each of them (a hundred nodes in the reader, 27 in the document pane alone), puts the same
rules on again, has everybody forget what they drew, and lays the screen out anew: 25 to 45 ms for the Tab key.
What a node gets depends on the selectors that may end at it, and on what those ask of it and of its ancestors:

    node ──> Kin: the rules that may apply, and what they ask ──> the answers ──> rules, found once

As long as the answers are those of the last time, nothing is done. Otherwise the rules come from memory, or from
Textual, which stays the reference.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from textual.cache import LRUCache
from textual.css.model import CombinatorType, SelectorType
from textual.css.stylesheet import Stylesheet
from textual.dom import DOMNode

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable

    from textual.css.model import RuleSet, Selector
    from textual.css.styles import RenderStyles, RulesMap

_INHERITED = frozenset(
    {"auto_color", "color", "background", "background_tint", "tint", "opacity", "text_opacity", "text_style"}
)
"""Rules that show in what lies inside a widget as well: who remembers mixed colours there must mix them again."""


_ORDER = {"first-of-type", "last-of-type", "first-child", "last-child", "empty"}
_SOURCES = 1024
"""Sources that stay parsed: each class of widgets is one, and so is each file."""
_NONE: RulesMap = {}
_PART = DOMNode()._selector_names
"""What the selectors of a component class may end with, but for its own name."""


class Kin:
    """What all nodes of one type, id and classes have in common: the rules that may apply to them."""

    __slots__ = ("above", "classes", "map", "names", "own", "pseudo_classes", "rules")

    def __init__(self, names: set[str], rules: list[RuleSet]) -> None:
        """Find out what the rules ask whose selectors end with one of `names`."""
        self.names, self.rules = names, rules
        self.map = {"*": rules}
        self.pseudo_classes: set[str] = set().union(*(rule.pseudo_classes for rule in rules))
        self.own: list[str] = []
        """Pseudo classes that are asked of the node itself."""
        self.above: list[Selector] = []
        """What is asked of its ancestors and may change while they stay where they are."""
        self.classes: set[str] = set()
        """Classes that are asked of its ancestors."""
        for selectors in (each.selectors for rule in rules for each in rule.selector_set):
            last = _last(selectors)
            self.own += [name for one in selectors[last:] for name in one.pseudo_classes if name not in self.own]
            self.above += [one for one in selectors[:last] if one.pseudo_classes and one not in self.above]
            self.classes |= {one.name for one in selectors[:last] if one.type is SelectorType.CLASS}

    def flag(self, node: DOMNode) -> None:
        """Note what changes of state make it necessary to look at the node again, as Textual does."""
        asked = self.pseudo_classes
        node._has_hover_style = "hover" in asked
        node._has_focus_within = "focus-within" in asked
        node._has_order_style = not asked.isdisjoint(_ORDER)
        node._has_odd_or_even = "odd" in asked or "even" in asked

    def answers(self, node: DOMNode) -> Hashable:
        """What the node and its ancestors say to all that is asked; of its component classes it is one itself."""
        said: list[Hashable] = [self]
        said += [node.has_pseudo_class(name) for name in self.own]
        said += [selector.check(node) for selector in self.above]
        above = node._parent
        while isinstance(above, DOMNode):
            said += [type(above), above._id, frozenset(self.classes & above._classes)]
            said += [selector.check(above) for selector in self.above]
            above = above._parent
        return tuple(said)


def _last(selectors: list[Selector]) -> int:
    """Index of the first selector that is about the node itself; those before are about its ancestors."""
    index = len(selectors) - 1
    while index and selectors[index].combinator is CombinatorType.SAME:
        index -= 1
    return index


class Styling(Stylesheet):
    """Textual's stylesheet with a memory; what it found lasts until the rules are others, as those of a theme are."""

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        """Know nothing yet."""
        super().__init__(variables=variables)
        self._parse_cache = LRUCache(_SOURCES)
        self._found_in: list[RuleSet] = []
        """The rules in which the next four were found."""
        self._order: dict[RuleSet, int] = {}
        self._kins: dict[Hashable, tuple[Kin, Kin]] = {}
        """Type, id and classes -> what a node has in common with its kin; and the same with its component classes."""
        self._found: dict[Hashable, RulesMap] = {}
        """Answers -> rules."""
        self._answered: WeakKeyDictionary[DOMNode, Hashable] = WeakKeyDictionary()
        """What a node and its ancestors said when it was given what it has."""
        self._worn: WeakKeyDictionary[DOMNode, RulesMap] = WeakKeyDictionary()
        """The rules that a node has."""
        self._repainted: set[DOMNode] = set()
        """Nodes that got rules, since the last update began, which show in what lies inside them, too."""
        self._asked: Kin | None = None
        """Whose rules Textual looks for at this moment."""

    @property
    def rules(self) -> list[RuleSet]:
        """All rules; while Textual looks for those of a node, the few that may apply."""
        return super().rules if self._asked is None else self._asked.rules

    @property
    def rules_map(self) -> dict[str, list[RuleSet]]:
        """The rules by what their selectors end with; while Textual looks for those of a node, the few."""
        return super().rules_map if self._asked is None else self._asked.map

    def reparse(self) -> None:
        """Take up what was added: what was there is parsed again only where the variables are others."""
        self.parse()

    def update_nodes(self, nodes: Iterable[DOMNode], animate: bool = False) -> None:  # noqa: FBT001, FBT002 - Textual's
        """Give nodes what they are to have; each comes after those that it lies in."""
        self._repainted.clear()
        super().update_nodes(nodes, animate)

    def apply(
        self,
        node: DOMNode,
        *,
        animate: bool = False,
        cache: dict[tuple[Any, ...], RulesMap] | None = None,  # noqa: ARG002 - Textual's own memory, of one update
    ) -> None:
        """Give a node what it is to have; nothing, if it has that."""
        self._asked = None
        kin, family = self._kin(node)
        answers = family.answers(node)
        if self._answered.get(node) == answers:
            if node._parent in self._repainted:
                self._repaint(node)
            return
        self._answered[node] = answers
        found = self._found.get(answers)
        if found is None:
            self._asked = kin
            super().apply(node, animate=animate)
            self._found.setdefault(answers, {})
            return
        kin.flag(node)
        if found:
            self.replace_rules(node, found, animate=animate)
        self._process_component_classes(node)

    def _kin(self, node: DOMNode) -> tuple[Kin, Kin]:
        """What a node has in common with others: by itself, and together with its component classes."""
        if self._found_in is not self.rules:
            self._take(self.rules)
        name = (type(node), node._id, frozenset(node._classes))
        if name not in self._kins:
            own = node._selector_names
            parts = [_PART | {f".{each}"} for each in node._get_component_classes()]
            kin = Kin(own, self._fitting(own))
            rules = [*kin.rules, *(rule for each in parts for rule in self._fitting(each))]
            self._kins[name] = kin, Kin(own.union(*parts), rules) if parts else kin
        return self._kins[name]

    def _take(self, rules: list[RuleSet]) -> None:
        """Take up other rules. Those that a first widget of its class brings are for few nodes; the rest stays."""
        before, self._found_in = self._order, rules
        self._order = {rule: place for place, rule in enumerate(rules)}
        if before.keys() <= self._order.keys():
            added = set().union(*(rule.selector_names for rule in rules if rule not in before))
            self._kins = {name: kin for name, kin in self._kins.items() if added.isdisjoint(kin[1].names)}
        else:
            self._kins, self._found = {}, {}

    def _fitting(self, names: set[str]) -> list[RuleSet]:
        """The rules whose selectors end with one of these names, in their order."""
        rules = {rule for name in self.rules_map.keys() & names for rule in self.rules_map[name]}
        return sorted(rules, key=self._order.__getitem__)

    def replace_rules(self, node: DOMNode, rules: RulesMap, animate: bool = False) -> None:  # type: ignore[override] # noqa: FBT001, FBT002 - Textual's
        """Put rules on a node, if they are others than it has."""
        self._found.setdefault(self._answered[node], rules)
        worn = self._worn.get(node, _NONE)
        if worn != rules:
            self._worn[node] = rules
            super().replace_rules(node, rules, animate)
            if any(worn.get(name) != rules.get(name) for name in _INHERITED):
                self._repainted.add(node)
        elif node._parent in self._repainted:
            self._repaint(node)

    def _repaint(self, node: DOMNode) -> None:
        """Tell a node that keeps its rules that what it lies in looks different."""
        self._repainted.add(node)
        node.notify_style_update()

    def _process_component_classes(self, node: DOMNode) -> None:
        """Forget what a widget's component classes look like; it is told when one that it asked for has changed."""
        if node._get_component_classes():
            before = dict(node._component_styles)
            node._component_styles = now = ComponentStyles(self, node)
            if any(now[name] != styles for name, styles in before.items()):
                node.refresh()
                node.notify_style_update()


class ComponentStyles(dict[str, "RenderStyles"]):
    """The looks of one widget's component classes: each is worked out when the widget first asks for it.

    Before the first paint 127 of them were worked out, which took a tenth of it; it is painted with eight.
    """

    def __init__(self, stylesheet: Styling, node: DOMNode) -> None:
        """None is worked out yet."""
        super().__init__()
        self._stylesheet, self._node = stylesheet, node

    def __contains__(self, name: object) -> bool:
        """Whether the widget has that component class."""
        return name in self._node._get_component_classes()

    def __missing__(self, name: str) -> RenderStyles:
        """Work one out, as Textual does: on a node that is there for nothing else."""
        if name not in self:
            raise KeyError(name)
        virtual = DOMNode(classes=name)
        virtual._attach(self._node)
        self._stylesheet.apply(virtual)
        self[name] = virtual.styles
        return virtual.styles

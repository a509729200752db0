"""Declared: the tables of actions, and what an action is. tui.keys joins them."""

"""Screens: each wires widgets to the store and to one another."""

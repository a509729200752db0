"""Widgets: each shows one thing and posts what a person did to it. None knows another."""

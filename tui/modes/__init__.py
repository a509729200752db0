"""Modes: which key asks for which action, one file a mode. Pure; tested without a screen."""

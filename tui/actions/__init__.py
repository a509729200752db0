"""What each action of tui.keys does: one function an action, by its name, given the reader.

A function asks the reader's widgets and tells them; it keeps nothing. What writes goes through
`reader.write`, which says "saved" after the store has said so.
"""

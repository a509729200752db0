"""What a person adds to a text: finding its place again (anchoring) and keeping it (the notebook).

`anchoring` and `attachment` are pure; `notebook` writes the store. Nothing is re-exported here:
anchoring needs RapidFuzz, the notebook TinyDB, and neither needs the other.
"""

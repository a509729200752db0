"""The library: what is kept, and one document with everything a person added to it.

shelf      which documents there are; their texts, kept by hash
desk       one open document: claims, verdicts, anchored annotations, as one immutable view
catalogue  search over every kept document
library    all of them over one store
"""

"""Out and in: what the store knows in the formats of others. Pure: nouns to text and back; no store, no files.

`library` gathers the nouns of a store (`Dossier`) and takes in what was read (`Bundle`).
"""

"""TinyDB, durable and shared: what is kept survives a power cut, a full disk and a second window.

Knows records and tables, nothing of quotations. `database.Database` is the way in; nothing is
re-exported here, so that importing one module of this room never imports TinyDB.
"""

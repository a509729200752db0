"""Checking: a quotation against its sources: verbatim, altered, elided, spliced, reordered or absent."""

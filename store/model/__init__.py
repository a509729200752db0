"""The nouns. Frozen values; standard library only; no input, output, clock or randomness."""

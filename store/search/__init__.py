"""Search: half-remembered words find the sentence or claim they are from.

index     passages in, hits out; `Index` and `Passage` are what others use
tokens    a text as the words that are compared
vocabulary, expansion   which words of the texts a typed word may mean, and how surely
scoring   how well a passage answers a query
matches   where in the document's text it does
"""

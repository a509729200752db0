"""Search: half-remembered words find the sentence, claim, note or title they are from.

index        passages in, hits out; `Index` and `Passage` are what others use
taking, segments, about     passages as arrays: their words, the lists of each word, what else is known of them
lexicon, vocabulary         the distinct words, and the ways into them
expansion, terms            which of them a typed word may mean, and how much it tells
sums, drawing               what each passage is worth by its words, the few worth a look
scoring, ranking            how well they answer, the best of them
matches      where in the document's text they do
"""

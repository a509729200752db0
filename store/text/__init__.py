"""Work with text that all rooms share: cleaning, folding with its offset map, words, sentences that tile."""

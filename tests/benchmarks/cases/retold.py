"""Sentences that tell in other words what a text of the project says: (some words of that text, the retelling)."""

from __future__ import annotations

RETOLD = (
    (
        "Ruth Calloway",
        "Over nine years I pulled eleven baskets from the water, and none of them did the gate any harm.",
    ),
    ("Ruth Calloway", "It was the builders of the gate who said that rubbish had stopped it from closing."),
    ("Ruth Calloway", "Captain Calloway looked at the rail when the sun came up and saw nothing in its way."),
    ("Ruth Calloway", "She had mailed her warning to half a dozen colleagues, but only the cook wrote back."),
    (
        "Ruth Calloway",
        "What is wrong is a system where those who listen have no money and those with money do not listen.",
    ),
    ("Ruth Calloway", "The siren gave the people of the lower streets more than half an hour to get out."),
    ("Ruth Calloway", "Nobody at the company had looked after the pumps since the spring of 2021."),
    ("Ruth Calloway", "The council offers a single pound for what the builder would sell for two million."),
    ("Ruth Calloway", "I knew exactly what it meant when I saw the river running backwards from my mother's window."),
    ("Ruth Calloway", "Repairing the seals would have been cheaper than a small car."),
    ("Skarra Rock", "A storm tore away the balcony in the winter of 2003, thirty metres over the sea."),
    ("Skarra Rock", "For more than a week we could not see anything, and then the foghorn gave up."),
    ("Skarra Rock", "There were fourteen whales, whatever the professors may say about the season."),
    ("Skarra Rock", "It is only townspeople who believe that keepers must feel alone."),
    ("Skarra Rock", "He wanted to know how one lives with the light, and not how often it flashes."),
    ("Skarra Rock", "The man before me polished everything so that no trace of him would remain."),
    ("Nether Wickham", "The pond has lost almost forty centimetres of water since early summer, the Clerk said."),
    ("Nether Wickham", "Half of the village sat in darkness at Christmas because money had been saved on the lamps."),
    ("Nether Wickham", "Batsmen struck the bench four times last summer, the cricketers complain."),
    ("Nether Wickham", "Three builders are to be asked before the middle of December what they would charge."),
    ("Eisernen Brücke", "Unter der Fahrbahn liegt ein älteres Bauwerk, das niemand in den Plänen gefunden hat."),
    ("Eisernen Brücke", "Die Autofahrer interessiert es nicht, warum sie jeden Tag so lange unterwegs sind."),
    ("Eisernen Brücke", "Seit dem Frühjahr kracht es auf der Umleitung zweimal so oft wie zuvor."),
    ("Eisernen Brücke", "Was einem keiner gesagt hat, das kann man auch nicht geheim halten."),
    ("Eisernen Brücke", "Erst kurz vor dem Winter sollen wieder Wagen über den Fluss fahren."),
    ("Sorensen restores", "The museum blamed the wet, but to me it was plain that small animals had been at work."),
    ("Sorensen restores", "A rich American would have paid me more if I had drawn him a country of his own."),
    ("Sorensen restores", "With a map you know your place, and with a globe you know that it is small."),
    ("Sorensen restores", "No one has any use for a globe today, as people never tire of telling me."),
)

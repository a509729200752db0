"use strict";
// Choose claims by verdict, kind, speaker and words. Only hides and shows what is on the page already.
document.addEventListener("DOMContentLoaded", () => {
  const form = document.getElementById("filters");
  if (!form) return;
  const cards = Array.from(document.querySelectorAll("#claims > ol > li"));
  const marks = Array.from(document.querySelectorAll("mark"));
  const shown = document.getElementById("shown");
  const choose = () => {
    const words = form.elements.words.value.trim().toLowerCase();
    const hidden = new Set();
    for (const card of cards) {
      const fits = ["verdict", "kind", "speaker"].every((name) => {
        const wanted = form.elements[name].value;
        return wanted === "" || card.dataset[name] === wanted;
      });
      card.hidden = !(fits && (words === "" || card.textContent.toLowerCase().includes(words)));
      if (card.hidden) hidden.add(card.id);
    }
    for (const mark of marks) {
      mark.classList.toggle("faint", mark.dataset.of.split(" ").every((name) => hidden.has(name)));
    }
    shown.textContent = `${cards.length - hidden.size} of ${cards.length} claims`;
  };
  form.addEventListener("input", choose);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  choose();
});

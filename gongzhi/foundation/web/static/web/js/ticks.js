"use strict";
// Rows with <input data-tick>: the box in the head (data-tick-all, hidden without this script) ticks
// them all, and <option data-ticked="勾选的 {} 件"> says how many are ticked.
(() => {
  const all = document.querySelector("[data-tick-all]");
  const boxes = [...document.querySelectorAll("input[data-tick]")];
  const told = document.querySelector("[data-ticked]");
  const extent = document.querySelector("[data-extent]");

  const count = () => {
    const number = boxes.filter((box) => box.checked).length;
    if (told) told.textContent = told.dataset.ticked.replace("{}", number);
    if (all) {
      all.checked = number > 0 && number === boxes.length;
      all.indeterminate = number > 0 && number < boxes.length;
    }
  };

  const touched = () => {
    if (extent) extent.value = "ticked";
    count();
  };

  if (all) {
    all.hidden = false;
    all.addEventListener("change", () => {
      for (const box of boxes) box.checked = all.checked;
      touched();
    });
  }
  for (const box of boxes) box.addEventListener("change", touched);
  count();
})();

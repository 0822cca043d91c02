"use strict";
// The print button; without scripts the browser's own menu does the same.
document.querySelector("[data-print]")?.addEventListener("click", () => window.print());

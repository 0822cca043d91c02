"use strict";
// A photo link with data-zoom opens over the page; without scripts it opens as its own page.
(() => {
  const show = (link) => {
    const box = document.createElement("dialog");
    const image = document.createElement("img");
    image.src = link.href;
    image.alt = link.querySelector("img")?.alt || "";
    box.className = "zoom";
    box.append(image);
    box.addEventListener("click", () => box.close());
    box.addEventListener("close", () => box.remove());
    document.body.append(box);
    box.showModal();
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-zoom]");
    if (!link || event.ctrlKey || event.metaKey || !window.HTMLDialogElement) return;
    event.preventDefault();
    show(link);
  });
})();

"use strict";
// "/" goes to the search box, Escape leaves it; an open post menu, and the navigation drawn
// out on a narrow screen, close on Escape or a click elsewhere.
(() => {
  const typing = (target) => target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);

  document.addEventListener("keydown", (event) => {
    const search = document.querySelector("[data-search]");
    if (event.key === "/" && search && !typing(event.target) && !event.metaKey && !event.ctrlKey) {
      event.preventDefault();
      search.focus();
      search.select();
    }
    if (event.key === "Escape") {
      if (event.target === search) search.blur();
      close(null);
    }
  });

  const close = (kept) => {
    if (location.hash === "#side" && !(kept && kept.closest(".side, .menu-open"))) location.replace("#top");
    for (const menu of document.querySelectorAll("details.post[open], details.menu[open]")) {
      if (!kept || !menu.contains(kept)) menu.open = false;
    }
  };
  document.addEventListener("click", (event) => close(event.target));
})();

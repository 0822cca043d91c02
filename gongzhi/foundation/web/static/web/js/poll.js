"use strict";
// The wall asks for itself every data-poll seconds and swaps what changed: <main data-poll="30">.
// A failed round keeps the old figures and says since when they stand.
(() => {
  const place = document.querySelector("[data-poll]");
  if (!place) return;
  const every = Math.max(Number(place.dataset.poll) || 30, 5) * 1000;
  let since = new Date();

  const clock = (at) => `${String(at.getHours()).padStart(2, "0")}:${String(at.getMinutes()).padStart(2, "0")}`;

  const stale = () => {
    const line = document.querySelector("[data-stale]");
    if (line) {
      line.textContent = `停更，数字停在 ${clock(since)}`;
      line.hidden = false;
    }
  };

  const swap = (text) => {
    const page = new DOMParser().parseFromString(text, "text/html");
    for (const old of document.querySelectorAll("[data-live]")) {
      const fresh = page.querySelector(`[data-live="${old.dataset.live}"]`);
      if (fresh && fresh.innerHTML !== old.innerHTML) {
        old.innerHTML = fresh.innerHTML;
        old.dispatchEvent(new CustomEvent("gongzhi:swapped", { bubbles: true }));
      }
    }
    since = new Date();
    const line = document.querySelector("[data-stale]");
    if (line) line.hidden = true;
  };

  const round = async () => {
    try {
      const answer = await fetch(location.href, { headers: { "X-Poll": "1" }, cache: "no-store" });
      if (!answer.ok) throw new Error(answer.status);
      swap(await answer.text());
    } catch {
      stale();
    } finally {
      setTimeout(round, every);
    }
  };
  setTimeout(round, every);
})();

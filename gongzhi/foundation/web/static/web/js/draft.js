"use strict";
// <form data-draft="report:E12">: what is typed is kept on this phone under that key and comes back after
// a dropped network or a closed page. What the server rendered wins over the draft. A form that was sent
// and did not come back (the next page has no form of the same key) has arrived: its draft is cleared.
// data-draft-days says how long. A hidden field with data-draft-mark is kept beside it: what the page suggested.
(() => {
  const DAYS = 7, SENT = "gz-draft-sent";
  const name = (key) => `gz-draft:${key}`;

  const kept = (field) =>
    field.name && !["hidden", "password", "file", "submit", "button"].includes(field.type) &&
    field.autocomplete !== "one-time-code" && !field.hasAttribute("data-no-draft");

  const fields = (form) => [...form.elements].filter(kept);
  const marked = (form) => [...form.querySelectorAll("input[data-draft-mark]")];
  const marks = (form) => Object.fromEntries(marked(form).map((field) => [field.name, field.value]));
  const chosen = (field) => ["radio", "checkbox"].includes(field.type);

  const read = (key) => {
    try {
      const saved = JSON.parse(localStorage.getItem(name(key)) || "null");
      return saved && Date.now() - saved.at < (saved.days || DAYS) * 864e5 ? saved : null;
    } catch {
      return null;
    }
  };

  const clock = (at) => new Date(at).toLocaleTimeString("zh-CN", { hour: "numeric", minute: "2-digit", hour12: false });

  // Said under the box it is about, once something stands in it; one without a place for it, under the one before.
  const note = (form, words, box) => {
    const places = [...form.querySelectorAll("[data-draft-note]")];
    const before = (one) => box && one.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING;
    const place = places.find((one) => box && one.closest(".gz-field")?.contains(box)) || places.findLast(before) || places[0];
    places.filter((one) => one.dataset.draftNote && one !== place).forEach((one) => (one.textContent = ""));
    const said = place?.closest(".gz-field")?.querySelector("input, textarea")?.value;
    if (place) [place.dataset.draftNote, place.textContent] = said ? ["said", words] : ["", ""];
  };

  const save = (form, box) => {
    const days = Number(form.dataset.draftDays) || DAYS;
    const values = fields(form).map((field) => [field.name, field.value, chosen(field) ? field.checked : null]);
    try {
      localStorage.setItem(name(form.dataset.draft), JSON.stringify({ at: Date.now(), days, values, marks: marks(form) }));
      note(form, "草稿已存，断网也不丢", box);
    } catch {
      note(form, "这部手机存不下草稿，别关这一页", box);
    }
  };

  const untouched = (form) =>
    !form.querySelector("[aria-invalid]") && fields(form).every((field) => chosen(field) || field.tagName === "SELECT" || !field.value);

  const fill = (form, values) => {
    for (const [field, value, checked] of values) {
      for (const one of fields(form).filter((other) => other.name === field)) {
        if (checked === null) one.value = value;
        else if (one.value === value) one.checked = checked;
      }
    }
  };

  const restore = (form) => {
    const saved = read(form.dataset.draft);
    if (!saved || !untouched(form)) return;
    fill(form, saved.values);
    for (const field of marked(form)) field.value = saved.marks?.[field.name] ?? field.value;
    const said = saved.values.filter(([, value, checked]) => checked === null && value).map(([field]) => field);
    if (said.length) note(form, `接着 ${clock(saved.at)} 的草稿写`, fields(form).find((field) => said.includes(field.name)));
    form.dispatchEvent(new CustomEvent("gongzhi:restored", { bubbles: true }));
  };

  const count = (form) => {
    for (const place of form.querySelectorAll("[data-count-for]")) {
      const field = document.getElementById(place.dataset.countFor);
      if (field) place.textContent = `${[...field.value].length} / ${place.dataset.countTo}`;
    }
  };

  const clear = (key) => {
    localStorage.removeItem(name(key));
    window.gongzhiStore?.drop("photos", key);
  };

  const arrived = () => {
    const sent = sessionStorage.getItem(SENT);
    if (!sent) return;
    sessionStorage.removeItem(SENT);
    if (![...document.querySelectorAll("form[data-draft]")].some((form) => form.dataset.draft === sent)) clear(sent);
  };

  const watch = (form) => {
    let waiting, typed;
    restore(form);
    count(form);
    form.addEventListener("input", (event) => {
      typed = event.target;
      count(form);
      clearTimeout(waiting);
      waiting = setTimeout(() => save(form, typed), 400);
    });
    // A part that comes with an answer brings back what was typed in it.
    form.addEventListener("htmx:afterSettle", () => {
      if (untouched(form)) fill(form, (read(form.dataset.draft)?.values || []).filter(([, , checked]) => checked === null));
      count(form);
    });
    form.addEventListener("submit", () => {
      save(form, typed);
      if (navigator.onLine) sessionStorage.setItem(SENT, form.dataset.draft);
    });
  };

  const stored = () => Object.keys(localStorage).filter((key) => key.startsWith(name("")));
  const sweep = () => stored().map((key) => key.slice(name("").length)).filter((key) => !read(key)).forEach(clear);

  arrived();
  sweep();
  document.querySelectorAll("form[data-draft]").forEach(watch);
  window.gongzhiDraft = { clear };
})();

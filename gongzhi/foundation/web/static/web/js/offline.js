"use strict";
// Says when the network is gone, and keeps the forms of field staff until it is back:
// <form data-queue-form="核查 261119-0026"> is put by while offline and sent, in order, once online.
// What the server would ask about once (data-queue-ask) is asked here instead, and goes as confirmed.
// A form the server refuses stays in the queue with its reason; nothing is thrown away unasked.
(() => {
  const banner = document.querySelector("[data-offline]");
  const box = document.querySelector("[data-queue]");
  const store = window.gongzhiStore;

  // Shown in place of an answer: what was handed in did not arrive, so its draft stays.
  if (document.querySelector("[data-not-sent]")) sessionStorage.removeItem("gz-draft-sent");

  const tell = () => banner && (banner.hidden = navigator.onLine);

  const words = async () => {
    if (!box || !store) return;
    const keys = await store.keys("queue");
    const items = await Promise.all(keys.map((key) => store.get("queue", key)));
    const refused = items.filter((item) => item?.why);
    box.hidden = keys.length === 0;
    box.querySelector("[data-queue-words]").textContent = refused.length
      ? `${refused[0].title}没发成：${refused[0].why}`
      : `${keys.length} 件存在这部手机上，还没发出`;
  };

  const put = async (form, more) => {
    const parts = [...new FormData(form), ...more];
    const item = { title: form.dataset.queueForm, url: form.action, at: Date.now(), parts };
    await store.put("queue", `${item.at}-${Math.random()}`, item);
    window.gongzhiSay?.("没有网络，已存在这部手机上，连上就发");
    await words();
  };

  const post = async (item) => {
    const body = new FormData();
    item.parts.forEach(([name, value]) => body.append(name, value));
    const answer = await fetch(item.url, { method: "POST", body, redirect: "follow" });
    if (answer.ok && answer.redirected) return "";
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return page.querySelector("[role=alert]")?.textContent.trim() || "请打开这一件看看";
  };

  const send = async () => {
    if (!store || !navigator.onLine) return;
    for (const key of await store.keys("queue")) {
      const item = await store.get("queue", key);
      try {
        const why = await post(item);
        if (why) await store.put("queue", key, { ...item, why });
        else await store.drop("queue", key);
      } catch {
        break;
      }
    }
    await words();
  };

  for (const form of document.querySelectorAll("form[data-queue-form]")) {
    form.addEventListener("submit", (event) => {
      if (navigator.onLine || !store) return;
      event.preventDefault();
      // A named button only asks the page for something; kept, it would be sent as the act itself.
      if (event.submitter?.name) {
        window.gongzhiSay?.("没有网络，这一步等连上再做");
        return;
      }
      const asked = form.dataset.queueAsk;
      if (!asked || confirm(asked)) put(form, asked ? [["confirmed", "1"]] : []);
    });
  }
  box?.querySelector("[data-queue-send]")?.addEventListener("click", send);
  addEventListener("online", () => (tell(), send()));
  addEventListener("offline", tell);
  tell();
  words().then(send);
})();

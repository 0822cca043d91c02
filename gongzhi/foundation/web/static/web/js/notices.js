"use strict";
// Says in words when a request of htmx failed. Pages without htmx lose nothing.
(() => {
  const WORDS = {
    0: "没有连上网络，内容还在，连上再试。",
    403: "这件事你现在不能办，可能登录已过期。",
    404: "没有找到，可能已撤下或移走。",
    409: "别人刚改过这一件。刷新看看，再决定。",
    413: "传的文件太大了。",
    429: "太频繁了，过一会儿再试。",
  };
  const place = () => document.getElementById("toasts");

  const say = (words) => {
    const line = document.createElement("p");
    line.textContent = words;
    place()?.replaceChildren(line);
    clearTimeout(say.timer);
    say.timer = setTimeout(() => line.remove(), 8000);
  };

  const message = (xhr) => {
    const given = xhr?.getResponseHeader?.("Gongzhi-Message");
    if (given) return given.replace(/\\u([0-9a-f]{4})/g, (_, code) => String.fromCharCode(parseInt(code, 16)));
    return WORDS[xhr?.status ?? 0] || "没能办成，内容还在。过一分钟再试。";
  };

  document.addEventListener("htmx:sendError", () => say(WORDS[0]));
  document.addEventListener("htmx:timeout", () => say(WORDS[0]));
  document.addEventListener("htmx:responseError", (event) => say(message(event.detail.xhr)));
  window.gongzhiSay = say;
})();

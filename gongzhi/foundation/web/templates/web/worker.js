"use strict";
// Keeps style sheets and scripts on the phone and answers with a plain page when the network is gone.
// Pages themselves are never kept: they hold personal matters. {{ version }}
const SHELF = "gongzhi-{{ version }}";
const KEPT = [{% for address in kept %}"{{ address|escapejs }}"{% if not forloop.last %}, {% endif %}{% endfor %}];
const HASHED = /^\/static\/.*\.[0-9a-f]{12}\.\w+$/;

addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELF).then((shelf) => shelf.addAll(KEPT)).then(() => self.skipWaiting()));
});

addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("gongzhi-") && name !== SHELF;
  event.waitUntil(
    caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))).then(() => self.clients.claim()),
  );
});

const fresh = async (request) => {
  const answer = await fetch(request);
  if (answer.ok) (await caches.open(SHELF)).put(request, answer.clone());
  return answer;
};

const asset = async (request) =>
  HASHED.test(new URL(request.url).pathname)
    ? (await caches.match(request)) || fresh(request)
    : fresh(request).catch(() => caches.match(request));

// A form handed in without a network is answered so too: its draft is still on the phone.
const page = (request) =>
  fetch(request).catch(() => caches.match(new URL(request.url).pathname.startsWith("/w") ? "/w/offline" : "/m/offline"));

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (request.method === "GET" && pathname.startsWith("/static/")) event.respondWith(asset(request));
});

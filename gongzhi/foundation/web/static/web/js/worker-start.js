"use strict";
// Starts the worker for this face only (/m/ or /w/); browsers without one lose nothing.
if ("serviceWorker" in navigator) {
  const scope = location.pathname.startsWith("/w") ? "/w/" : "/m/";
  addEventListener("load", () => navigator.serviceWorker.register("/worker.js", { scope }).catch(() => {}));
}

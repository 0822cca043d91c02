"use strict";
// A small cupboard in IndexedDB for what must outlive a dropped network: photos of drafts, forms not sent.
// gongzhiStore.get/put/drop/keys(shelf, ...) are promises; where the browser refuses, they settle empty.
window.gongzhiStore = (() => {
  const SHELVES = ["photos", "queue"];
  let opened;

  const open = () =>
    (opened ||= new Promise((resolve, reject) => {
      const asked = indexedDB.open("gongzhi", 1);
      asked.onupgradeneeded = () => SHELVES.forEach((shelf) => asked.result.createObjectStore(shelf));
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    }));

  const ask = async (shelf, mode, act) => {
    try {
      const store = (await open()).transaction(shelf, mode).objectStore(shelf);
      return await new Promise((resolve, reject) => {
        const asked = act(store);
        asked.onsuccess = () => resolve(asked.result);
        asked.onerror = () => reject(asked.error);
      });
    } catch {
      return undefined;
    }
  };

  return {
    get: (shelf, key) => ask(shelf, "readonly", (store) => store.get(key)),
    put: (shelf, key, value) => ask(shelf, "readwrite", (store) => store.put(value, key)),
    drop: (shelf, key) => ask(shelf, "readwrite", (store) => store.delete(key)),
    keys: async (shelf) => (await ask(shelf, "readonly", (store) => store.getAllKeys())) || [],
  };
})();

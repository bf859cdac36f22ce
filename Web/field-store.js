// What was filled in for the field and is not delivered yet, kept in the browser.
const FieldStore = (() => {
  "use strict";

  const open = new Promise((done, fail) => {
    const asked = indexedDB.open("landkort-felt", 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("leverancer", { keyPath: "id" });
      asked.result.createObjectStore("kladder");
    };
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });

  /// Runs one step on a store; it is on disk when this is over.
  const step = async (name, mode, work) => {
    const base = await open;
    return new Promise((done, fail) => {
      const change = base.transaction(name, mode, { durability: "strict" });
      const asked = work(change.objectStore(name));
      change.oncomplete = () => done(asked.result);
      change.onerror = change.onabort = () => fail(change.error);
    });
  };

  return {
    all: async (action) => (await step("leverancer", "readonly", (store) => store.getAll()))
      .filter((one) => one.action === action).sort((a, b) => a.time.localeCompare(b.time)),
    one: (id) => step("leverancer", "readonly", (store) => store.get(id)),
    put: (one) => step("leverancer", "readwrite", (store) => store.put(one)),
    remove: (id) => step("leverancer", "readwrite", (store) => store.delete(id)),
    // Whoever signs in next on the same telephone is shown nothing of it.
    draft: (who, action) => step("kladder", "readonly", (store) => store.get([who, action])),
    keepDraft: (who, action, draft) => step("kladder", "readwrite", (store) => store.put(draft, [who, action])),
    dropDraft: (who, action) => step("kladder", "readwrite", (store) => store.delete([who, action])),
    ready: open,
  };
})();

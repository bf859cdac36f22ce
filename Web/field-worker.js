// Keeps the form for the field, so that it opens where there is no connection.
"use strict";

const SHELF = "landkort-felt-1";
const ASSETS = ["/assets/style.css", "/assets/edit.js", "/assets/place.js", "/assets/field-store.js", "/assets/field.js",
  "/assets/icon.svg"];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELF).then((shelf) => shelf.addAll(ASSETS)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

/// What is on the net, kept for when there is none; the page without what its address says beside the path.
const fresh = async (request, key) => {
  const shelf = await caches.open(SHELF);
  try {
    const answer = await fetch(request);
    if (answer.ok) await shelf.put(key, answer.clone());
    // Whoever has signed out leaves no form behind.
    else if (answer.status === 401 || answer.status === 403) await shelf.delete(key);
    return answer;
  } catch (problem) {
    const kept = await shelf.match(key);
    if (kept) return kept;
    throw problem;
  }
};

/// A page that was there before us asks to be kept.
self.addEventListener("message", (event) => {
  const page = new Request(event.data, { headers: { Accept: "text/html" } });
  event.waitUntil(fresh(page, new URL(page.url).pathname).catch(() => {}));
});

self.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== "GET" || origin !== self.location.origin) return;
  if (mode === "navigate" && pathname.endsWith("/tilsyn")) event.respondWith(fresh(event.request, pathname));
  else if (ASSETS.includes(pathname)) event.respondWith(fresh(event.request, pathname));
});

// Keeps the pages of walks, and what they load, for when there is no network. Nothing that is sent passes through here.
"use strict";
const kept = "lykta-ute";
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const request = event.request;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== location.origin) return;
  const isPage = /^\/vandringar\/[0-9a-f-]{36}\/ute$/.test(address.pathname);
  if (!isPage && !address.pathname.startsWith("/static/")) return;
  event.respondWith((async () => {
    const known = await caches.match(request, { ignoreSearch: true, ignoreVary: true });
    // What lies under /static/ never changes under one address; a page is asked for anew as long as there is a network.
    if (known && !isPage) return known;
    try {
      return await fetch(request);
    } catch (fault) {
      if (known) return known;
      throw fault;
    }
  })());
});

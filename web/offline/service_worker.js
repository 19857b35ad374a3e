// Opens the executor's page where there is no line: its shell and its files, by names that carry their hash. Nothing that the API
// answers passes through here, nor is kept: the page keeps what its reader may see, and forgets it when they sign out.
const CACHE = `work-${"VERSION"}`;
const ASSETS = ["ASSETS"];
const SHELL = "/desk/work";
/** As long a bad line is waited for before the shell that is kept is shown, milliseconds. */
const PATIENCE = 4000;

self.addEventListener("install", (event) => {
  const fill = async () => {
    const cache = await caches.open(CACHE);
    await cache.addAll([...ASSETS, "/theme.js", "/favicon.svg"]);
    await keepShell(cache, await fetch(SHELL, { cache: "no-cache" }));
    await self.skipWaiting();
  };
  event.waitUntil(fill());
});

self.addEventListener("activate", (event) => {
  const tidy = async () => {
    // A page of the version before may still ask for its files: those of the last two stay.
    const old = (await caches.keys()).filter((name) => name.startsWith("work-") && name !== CACHE);
    await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)));
    await self.clients.claim();
  };
  event.waitUntil(tidy());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    if (/^\/desk(\/|$)/.test(pathname)) event.respondWith(shell(event));
  } else if (pathname.startsWith("/assets/") || pathname === "/theme.js" || pathname === "/favicon.svg") {
    event.respondWith(asset(request));
  }
});

/** As it is on the server; as it is kept where that cannot be had soon. */
async function shell(event) {
  const kept = await (await caches.open(CACHE)).match(SHELL);
  const fresh = fetch(event.request);
  if (!kept) return fresh;
  const late = new Promise((resolve) => {
    setTimeout(resolve, PATIENCE, kept);
  });
  return Promise.race([fresh.then((answer) => (answer.ok ? answer : kept), () => kept), late]);
}

async function keepShell(cache, answer) {
  if (answer.ok) await cache.put(SHELL, answer);
}

async function asset(request) {
  return (await caches.match(request)) ?? fetch(request);
}

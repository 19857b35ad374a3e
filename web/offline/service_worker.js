// Opens the executor's page where there is no line: its shell and its files, by names that carry their hash; and the streets under its
// map. Nothing that the API answers passes through here, nor is kept: the page keeps what its reader may see, and forgets it when they
// sign out. The base map is OpenStreetMap's, which anybody may see: it stays.
const CACHE = `work-${"VERSION"}`;
const ASSETS = ["ASSETS"];
const SHELL = "/desk/work";
/** As long a bad line is waited for before the shell that is kept is shown, milliseconds. */
const PATIENCE = 4000;

/** The base map as it was last looked at: what describes it, and its tiles. */
const MAP = "base-map";
/** Its tiles around the day's places, fetched before they are looked at. */
const DAY = "base-map-day";
const DESCRIPTION = "/tiles/base.json";
const DOCUMENTS = ["/tiles/style.json?theme=light", "/tiles/style.json?theme=dark", DESCRIPTION];
/** As long a bad line is waited for before they are taken as they are kept, milliseconds: there are two before the first tile. */
const MAP_PATIENCE = 1500;
/** So many tiles stay of those looked at elsewhere than in the day: some fifty screens. */
const MOST = 400;

self.addEventListener("install", (event) => {
  const fill = async () => {
    const cache = await caches.open(CACHE);
    await cache.addAll([...ASSETS, "/theme.js", "/favicon.svg"]);
    await keepShell(cache, await fetch(SHELL, { cache: "no-cache" }));
    await (await caches.open(MAP)).addAll(DOCUMENTS);
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
  const { origin, pathname, search } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  if (request.mode === "navigate") {
    if (/^\/desk(\/|$)/.test(pathname)) event.respondWith(shell(event));
  } else if (pathname.startsWith("/assets/") || pathname === "/theme.js" || pathname === "/favicon.svg") {
    event.respondWith(asset(request));
  } else if (DOCUMENTS.includes(pathname + search)) {
    event.respondWith(describing(event));
  } else if (isTile(request)) {
    event.respondWith(tile(event));
  }
});

/** The page names the tiles around the day's places, and is told whether all of them are here. */
self.addEventListener("message", (event) => {
  const [port] = event.ports;
  // Where there is no room, asking again would not make any.
  const fetching = fetchDay(event.data.tiles).catch(({ name }) => name === "QuotaExceededError");
  event.waitUntil(fetching.then((isWhole) => port.postMessage(isWhole)));
});

/** As it is on the server; as it is kept where that cannot be had soon. */
function soon(fresh, kept, patience) {
  if (!kept) return fresh;
  const late = new Promise((resolve) => {
    setTimeout(resolve, patience, kept);
  });
  return Promise.race([fresh.then((answer) => (answer.ok ? answer : kept), () => kept), late]);
}

async function shell({ request }) {
  return soon(fetch(request), await (await caches.open(CACHE)).match(SHELL), PATIENCE);
}

async function keepShell(cache, answer) {
  if (answer.ok) await cache.put(SHELL, answer);
}

async function asset(request) {
  return (await caches.match(request)) ?? fetch(request);
}

async function describing(event) {
  const map = await caches.open(MAP);
  const kept = await map.match(event.request);
  return soon(renewed(event, map, kept), kept, MAP_PATIENCE);
}

/** A tile's address names the import it is of: one that is kept is the right one. Without a line one of another import does, too. */
async function tile(event) {
  const [day, map] = await Promise.all([caches.open(DAY), caches.open(MAP)]);
  const ofDay = await day.match(event.request);
  const kept = ofDay ?? (await map.match(event.request));
  const fresh = renewed(event, ofDay ? day : map, kept);
  if (kept) return kept;
  const anyImport = { ignoreSearch: true };
  const former = (await day.match(event.request, anyImport)) ?? (await map.match(event.request, anyImport));
  return soon(fresh, former, PATIENCE);
}

/** As the server or the browser's own cache has it, and kept so. */
function renewed(event, cache, kept) {
  const fresh = fetch(event.request);
  const copied = fresh.then((answer) => answer.clone());
  const keep = async () => {
    const copy = await copied;
    if (!copy.ok || (kept && copy.headers.get("date") === kept.headers.get("date"))) return;
    await cache.put(event.request, copy);
    if (isTile(event.request)) await tidyMap();
  };
  // Without a line, or where there is no room, what is kept stays as it is.
  event.waitUntil(keep().catch(() => undefined));
  return fresh;
}

const isTile = ({ url }) => new URL(url).pathname.startsWith("/tiles/base/");

let tidying = null;

/** Tiles of a former import go, and where there are too many those that were fetched the longest ago: they stand first. */
function tidyMap() {
  const tidy = async () => {
    const map = await caches.open(MAP);
    const { tiles: [template] } = await (await map.match(DESCRIPTION)).json();
    const { search } = new URL(template);
    const tiles = (await map.keys()).filter(isTile);
    const left = new Set(tiles.filter(({ url }) => new URL(url).search === search).slice(-MOST));
    await Promise.all(tiles.filter((key) => !left.has(key)).map((key) => map.delete(key)));
  };
  tidying ??= tidy().finally(() => {
    tidying = null;
  });
  return tidying;
}

/** Counts what pages have asked for: the last one has its way. */
let turn = 0;

/** Fetches those that are not here, one after another: the line is left to whoever is at work. Then those of another day go. */
async function fetchDay(urls) {
  const mine = ++turn;
  const [day, map] = await Promise.all([caches.open(DAY), caches.open(MAP)]);
  const here = new Set((await day.keys()).map(({ url }) => url));
  let isWhole = true;
  for (const url of urls) {
    if (here.has(url)) continue;
    if (mine !== turn) return false;
    const answer = (await map.match(url)) ?? (await fetch(url, { priority: "low" }));
    if (answer.ok) await day.put(url, answer);
    else isWhole = false;
    await map.delete(url);
  }
  if (!isWhole || mine !== turn) return false;
  const wanted = new Set(urls);
  await Promise.all((await day.keys()).filter(({ url }) => !wanted.has(url)).map((key) => day.delete(key)));
  return true;
}

// The map page: fetches what it is about, then joins map, panel and address bar over one store.
import "./styles/index.css";
import { community, districts, services } from "./api/client";
import type { Community } from "./api/types";
import { calendar } from "./lib/dates";
import { h } from "./lib/dom";
import { chosenLanguage } from "./lib/language";
import { loadTranslator, type Translate } from "./lib/messages";
import { gather } from "./lib/gather";
import { numbers } from "./lib/numbers";
import { createStore } from "./lib/store";
import { loadFonts } from "./map/fonts";
import type { TileSet } from "./map/overlay";
import { requestMap } from "./map/request_map";
import { closeCard, followAddressBar } from "./state/address_bar";
import { PAGE, startLoading } from "./state/loader";
import { type Context, NOT_LOADED, type State } from "./state/state";
import { followChanges, type Stream } from "./state/stream";
import { applyTheme, followSystemTheme, storedTheme, themeInForce } from "./state/theme";
import { type Place, readPlace, readQuery } from "./state/url";
import { failure } from "./views/notice";
import { panel } from "./views/panel";
import { HALF } from "./views/sheet";
import { fillStage } from "./views/stage";

/** However busy the city is, an open map asks for what is new no more often than this, milliseconds. */
const BREATH = 1000;

async function tileSet(): Promise<TileSet> {
  const answer = await fetch("/tiles/requests.json");
  if (!answer.ok) throw new Error(answer.statusText);
  return (await answer.json()) as TileSet;
}

function initialState(): State {
  return {
    ...readQuery(location.search),
    card: NOT_LOADED,
    stack: null,
    bbox: null,
    list: NOT_LOADED,
    rows: PAGE,
    statistics: NOT_LOADED,
    hovered: null,
    theme: storedTheme(),
    online: navigator.onLine,
    updated: null,
  };
}

async function start(app: HTMLElement): Promise<void> {
  const language = chosenLanguage();
  document.documentElement.lang = language;
  const changes = followChanges();
  const t = await loadTranslator(language);
  try {
    const [about, list, areas, tiles] = await Promise.all([community(), services(), districts(), tileSet(), loadFonts()]);
    const named = areas.features.map(({ properties }) => properties);
    run(app, t, about, tiles, changes, { language, services: list, districts: named });
  } catch (error) {
    const again = () => {
      location.reload();
    };
    app.replaceChildren(h("main", { class: "alone" }, failure(t, error instanceof Error ? error.message : "", again)));
  }
}

type Known = Pick<Context, "language" | "services" | "districts">;

function run(app: HTMLElement, t: Translate, about: Community, tiles: TileSet, changes: Stream, known: Known): void {
  document.title = t("app-of", { community: about.name });
  const store = createStore(initialState());
  const days = calendar(known.language, about.time_zone);
  const figures = numbers(known.language);
  const container = h("div", { id: "map", class: "map" });
  // A landmark: the sources of the map's data belong to it.
  const holder = h("section", { class: "stage", "aria-label": t("stage-label") }, container);
  // On the page before the map is made: a map takes its first view from its size.
  app.prepend(holder);

  let moved: (place: Place) => void = () => undefined;
  const phone = matchMedia("(max-width: 720px)");
  const map = requestMap({
    container,
    store,
    community: about,
    days,
    numbers: figures,
    tiles,
    place: readPlace(location.hash),
    label: t("map-label"),
    theme: () => themeInForce(store.get().theme),
    intents: {
      openRequest: (request) => {
        store.set({ request });
      },
      openStack: (stack) => {
        store.set({ stack, request: null });
      },
    },
    moved: (place) => {
      moved(place);
    },
    covered: () => {
      if (!phone.matches) return { top: 0, bottom: 0 };
      const { request, stack } = store.get();
      // The sheet rises for what is opened in it, but is on its way yet.
      const least = request !== null || stack ? HALF * innerHeight : 0;
      return { top: 48, bottom: Math.max(least, app.querySelector(".sheet")?.clientHeight ?? 0) };
    },
  });
  moved = followAddressBar(store, map.jump);
  const loader = startLoading(store, days);
  changes.tell(
    gather(BREATH, (changed) => {
      map.refresh(changed);
      loader.refresh(changed);
    }),
  );

  const context: Context = { ...known, store, t, numbers: figures, days, community: about, map, retry: loader.retry, more: loader.more };
  fillStage(context, holder);
  app.replaceChildren(holder, panel(context));

  store.follow((now, before) => {
    if (now.theme !== before.theme) applyTheme(now.theme, map.changeTheme);
  });
  followSystemTheme(() => {
    if (store.get().theme === "auto") map.changeTheme();
  });
  addEventListener("offline", () => {
    store.set({ online: false });
  });
  addEventListener("online", () => {
    store.set({ online: true });
    changes.retry();
    loader.retry();
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && store.get().request !== null) closeCard(store);
  });
}

const app = document.getElementById("app");
if (app) void start(app);

// The streets around the places of the day are fetched while there is a line, so that the map shows them where there is none: the page
// says which tiles these are, the service worker fetches and keeps them.
import { get } from "../api";
import { tilesOfDay } from "./day_tiles";
import type { Place } from "./route";

/** The places whose streets are all here. */
let here = "";
let asking = false;

/** To be called when the line is good: the list has just been read. */
export async function keepStreets(places: readonly Place[]): Promise<void> {
  const wanted = places.join(" ");
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  if (asking || wanted === here || connection?.saveData || !("serviceWorker" in navigator)) return;
  asking = true;
  try {
    const { active } = await navigator.serviceWorker.ready;
    const { tiles: [template = ""], maxzoom } = await get<{ tiles: string[]; maxzoom: number }>("/tiles/base.json");
    const urls = tilesOfDay(places, maxzoom).map((tile) => {
      const [z = "", x = "", y = ""] = tile.split("/");
      return template.replace("{z}", z).replace("{x}", x).replace("{y}", y);
    });
    if (active && (await fetched(active, urls))) here = wanted;
  } catch {
    // The line has gone: the list is read again when it is back.
  } finally {
    asking = false;
  }
}

function fetched(worker: ServiceWorker, tiles: string[]): Promise<boolean> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => { resolve(data === true); };
    worker.postMessage({ tiles }, [port2]);
  });
}

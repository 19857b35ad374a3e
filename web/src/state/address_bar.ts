// Writes the state to the address bar and reads it back when the visitor goes back or forward.
import type { Store } from "../lib/store";
import type { State } from "./state";
import { type Place, readPlace, readQuery, writePlace, writeQuery } from "./url";

/** Opening a card is a step in the history; filters and the map's place only replace the current one. */
export function followAddressBar(store: Store<State>, jump: (place: Place) => void): (place: Place) => void {
  let hash = location.hash;
  let restoring = false;

  const replace = () => {
    history.replaceState(history.state, "", location.pathname + writeQuery(store.get()) + hash);
  };

  store.follow((now, before) => {
    if (restoring) return;
    if (now.request !== null && before.request === null) {
      history.pushState({ card: true }, "", location.pathname + writeQuery(now) + hash);
    } else if (now.request !== before.request || now.filters !== before.filters) {
      replace();
    }
  });

  addEventListener("popstate", () => {
    const read = readQuery(location.search);
    const place = readPlace(location.hash);
    const sameQuery = writeQuery(read) === writeQuery(store.get());
    const sameFilters = JSON.stringify(read.filters) === JSON.stringify(store.get().filters);
    restoring = true;
    store.set(sameFilters ? { request: read.request } : read);
    restoring = false;
    // A hash typed or pasted moves the map; going back from a card leaves it where it is.
    if (sameQuery && place) jump(place);
    else replace();
  });

  return (place) => {
    hash = writePlace(place);
    replace();
  };
}

/** Closes the card: back in the history where it was opened from here, so that no dead step is left. */
export function closeCard(store: Store<State>): void {
  if ((history.state as { card?: boolean } | null)?.card) history.back();
  else store.set({ request: null });
}

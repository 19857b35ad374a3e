// A quiet strip while there is no connection: what is shown stays, and is dated.
import { h } from "../lib/dom";
import type { Context } from "../state/state";

export function offlineStrip({ store, t, days }: Context): HTMLElement {
  const strip = h("p", { class: "offline", role: "status" });
  const show = () => {
    const { online, updated } = store.get();
    strip.hidden = online;
    if (online) return;
    strip.textContent = updated ? t("offline", { time: days.moment(updated.toISOString()) }) : t("offline-never");
  };
  show();
  store.follow((now, before) => {
    if (now.online !== before.online || now.updated !== before.updated) show();
  });
  return strip;
}

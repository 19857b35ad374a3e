// The address in the browser as a signal: what is open and how it is filtered is read from there, so that back, forward, reload
// and a link sent to a colleague show the same.
import { computed, signal } from "@preact/signals";

/** Paths that these pages answer themselves; every other link leaves them. */
const OURS = /^\/(desk|cabinet|administration|sign-in)(\/|$)/;

const read = () => ({ path: location.pathname.replace(/(.)\/$/, "$1"), search: location.search });
const address = signal(read());

export const path = computed(() => address.value.path);
/** The query, to be read; `withQuery` makes another. */
export const query = computed(() => new URLSearchParams(address.value.search));

/** Shows another page, or the same with another query. */
export function go(url: string, { replace = false }: { replace?: boolean } = {}): void {
  if (replace) history.replaceState(null, "", url);
  else history.pushState(null, "", url);
  address.value = read();
}

/** An address with these parameters changed; an empty one is left out. */
export function withQuery(to: string, changes: Record<string, string | null>): string {
  const params = new URLSearchParams(query.peek());
  for (const [name, value] of Object.entries(changes)) {
    if (value) params.set(name, value);
    else params.delete(name);
  }
  const text = params.toString().replaceAll("%2C", ",");
  return text ? `${to}?${text}` : to;
}

export function followAddress(): void {
  addEventListener("popstate", () => {
    address.value = read();
  });
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || link.target || link.hasAttribute("download") || link.origin !== location.origin || !OURS.test(link.pathname)) return;
    if (link.hash && link.pathname === location.pathname) return;
    event.preventDefault();
    go(link.pathname + link.search);
  });
}

// The way through the day: for which days, and from where.
import { type Signal, useSignal } from "@preact/signals";
import { usePage } from "../page";
import { go, path, withQuery } from "../router";
import { Icon } from "../ui/icon";
import type { Span } from "./days";
import type { Place } from "./route";

const SPANS: readonly Span[] = ["today", "week", "all"];
/** A position of a minute ago is good enough for a way. */
const POSITION: PositionOptions = { enableHighAccuracy: true, timeout: 15_000, maximumAge: 60_000 };

interface RouteProps {
  span: Span | null;
  metres: number;
  stops: number;
  from: Signal<Place | null>;
}

export function RouteBar({ span, metres, stops, from }: RouteProps) {
  const { t, language } = usePage();
  const trouble = useSignal(false);
  const kilometres = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(metres / 1000);
  const locate = () => {
    if (from.value) {
      from.value = null;
      return;
    }
    trouble.value = false;
    const fail = () => {
      trouble.value = true;
    };
    if (!("geolocation" in navigator)) fail();
    else navigator.geolocation.getCurrentPosition(({ coords }) => { from.value = [coords.longitude, coords.latitude]; }, fail, POSITION);
  };
  return (
    <div class="route-bar">
      <label class="route-span">
        <span>{t("route-label")}</span>
        <select class="select" value={span ?? ""} onChange={(event) => { go(withQuery(path.peek(), { route: event.currentTarget.value }), { replace: true }); }}>
          <option value="">{t("route-off")}</option>
          {SPANS.map((one) => <option key={one} value={one}>{t(`route-${one}`)}</option>)}
        </select>
      </label>
      {span && <button type="button" class="button route-from" aria-pressed={from.value !== null} onClick={locate}><Icon name="locate" />{t("route-from-me")}</button>}
      {span && <p class="route-said" role="status">{trouble.value ? t("route-no-position") : stops > 0 ? t("route-length", { count: stops, kilometres }) : ""}</p>}
    </div>
  );
}

// A map beside a list: the public map's ground and marks, with what the page wants to show on it.
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { MapElement } from "../../map/create";
import { usePage } from "../page";
import { drawnTheme } from "../theme";
import type { WorkMapController } from "./controller";
import type { LonLat, MapEvents, Shown } from "./points";

interface WorkMapProps extends Shown, MapEvents {
  /** What the map is, for screen readers. */
  label: string;
  /** Whenever this changes, the map moves to `places`. */
  fitKey?: string;
  /** What `fitKey` moves to; the points and candidates where it is not given. */
  places?: readonly LonLat[];
}

export function WorkMap({ label, fitKey = "", places, ...rest }: WorkMapProps) {
  const { t, community } = usePage();
  const holder = useRef<HTMLDivElement>(null);
  const map = useSignal<WorkMapController | null>(null);
  const failed = useSignal(false);
  const lacking = useSignal(false);
  const latest = useRef(rest);
  latest.current = rest;

  useEffect(() => {
    let gone = false;
    const container = holder.current as MapElement | null;
    if (!container) return;
    const events = () => latest.current;
    import("./controller")
      .then(({ workMap }) => workMap({ container, community, theme: drawnTheme.peek(), label, pinLabel: t("map-pin"), lacking: (isLacking) => { lacking.value = isLacking; }, events }))
      .then((made) => {
        if (gone) made.remove();
        else map.value = made;
      })
      .catch(() => {
        failed.value = true;
      });
    return () => {
      gone = true;
      map.peek()?.remove();
    };
  }, []);

  const here = map.value;
  const { points, selected, hovered, candidates, chosen, pin } = rest;
  useEffect(() => {
    here?.show(latest.current);
  }, [here, points, selected, hovered, candidates, chosen, pin]);
  useEffect(() => {
    if (!here || !fitKey) return;
    here.fit(places ?? [...(points ?? []), ...(candidates ?? [])].map(({ at }) => at));
  }, [here, fitKey]);
  useEffect(() => {
    const at = points?.find(({ id }) => id === selected)?.at;
    if (here && at) here.reveal(at);
  }, [here, selected]);
  const theme = drawnTheme.value;
  const before = useRef(theme);
  useEffect(() => {
    if (before.current !== theme) here?.changeTheme(theme);
    before.current = theme;
  }, [here, theme]);

  return (
    <div class="work-map">
      <div ref={holder} class="map" />
      <div class="tile-bar" aria-hidden="true" />
      <p class="work-map-streets" role="status" hidden={!lacking.value}>{lacking.value && t("map-streets-lacking")}</p>
      {failed.value && <p class="work-map-trouble" role="status">{t("map-failed")}</p>}
    </div>
  );
}

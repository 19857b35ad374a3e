// The server's pages work as they come; here their locator, empty until now, becomes a map.
import "./styles/page.css";
import { GROUPS } from "./api/types";

const locator = document.querySelector<HTMLElement>(".locator");
if (locator) void show(locator);

async function show(element: HTMLElement): Promise<void> {
  const { lon, lat, group, label = "" } = element.dataset;
  const known = GROUPS.find((one) => one === group);
  if (!known) return;
  element.hidden = false;
  const { locatorMap } = await import("./map/locator");
  await locatorMap(element, [Number(lon), Number(lat)], known, label);
}

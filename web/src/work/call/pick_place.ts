// The place of a problem is chosen: by its number, or by a pin on the map.
import type { LonLat } from "../map/points";
import type { CallState } from "./call_state";
import { nearTo } from "./places";
import { asPoint } from "./values";

export function pickPlace(state: CallState, index: number): void {
  if (isSent(state)) return;
  const place = state.places.peek()[index];
  if (place) state.set({ address: place.label, point: asPoint(place.at), chosen: "candidate" });
}

/** What is on its way stays as it is. */
const isSent = (state: CallState): boolean => state.record().peek().sent !== null || state.record().peek().ended !== null;

/** Where nothing is typed yet, the nearest address is what it is called. */
export async function putPin(state: CallState, at: LonLat): Promise<void> {
  if (isSent(state)) return;
  state.set({ point: asPoint(at), chosen: "pin" });
  if (state.values().peek().address.trim() !== "") return;
  const label = await nearTo(at).catch(() => "");
  const now = state.values().peek();
  if (label !== "" && now.address.trim() === "" && now.point === asPoint(at)) state.set({ address: label });
}

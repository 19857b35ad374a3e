// Where the problem is (M11): words that are completed while the caller speaks, a number for each place they may mean, and what will
// become of words that mean none.
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { usePage } from "../page";
import { Combobox } from "../ui/combobox";
import { fieldId } from "../ui/form";
import type { FormProps } from "./call_form";
import { pickPlace } from "./pick_place";
import { nearTo } from "./places";
import { pointOf } from "./values";

export function AddressField({ form, state }: FormProps) {
  const { t } = usePage();
  const { address, chosen, at_residence } = form.values.value;
  const places = state.places.value;
  return (
    <div class="call-address">
      <Combobox
        id={fieldId(form.name, "address")}
        label={t("call-address")}
        aside={<kbd>Alt+A</kbd>}
        error={form.errors.value.address ?? form.errors.value.point}
        value={address}
        maxlength={300}
        settled={chosen === "candidate"}
        options={places.map(({ label, level, district }, index) => ({ id: `${label}${index}`, label, lead: String(index + 1), note: district ?? t(`call-level-${level}`) }))}
        hint={<PlaceWords state={state} />}
        onText={(text) => {
          // A pin stays where it was put, whatever it is called.
          state.set(chosen === "candidate" ? { address: text, point: "", chosen: "" } : { address: text });
          form.errors.value = { ...form.errors.peek(), address: undefined, point: undefined };
        }}
        onPick={(index) => { pickPlace(state, index); }}
      />
      <label class="choice">
        <input type="checkbox" checked={at_residence !== ""} onChange={(event) => { state.set({ at_residence: event.currentTarget.checked ? "yes" : "" }); }} />
        <span>{t("call-at-residence")}</span>
      </label>
    </div>
  );
}

/** What is known of the place, said politely to a screen reader too. */
function PlaceWords({ state }: Pick<FormProps, "state">) {
  const { t } = usePage();
  const { address, chosen, point } = state.values().value;
  const count = state.places.value.length;
  const near = useSignal("");
  useEffect(() => {
    const at = pointOf(state.values().peek());
    near.value = "";
    if (chosen !== "pin" || !at) return;
    nearTo(at).then((label) => { near.value = label; }, () => undefined);
  }, [point, chosen]);
  const words = () => {
    if (chosen === "candidate") return t("call-place-picked");
    if (chosen === "pin") return near.value ? t("call-place-pin-near", { place: near.value }) : t("call-place-pin");
    if (state.nowhere.value) return t("call-place-nowhere");
    if (address.trim() !== "" && count > 0) return t("call-place-open", { count });
    return t("call-place-hint");
  };
  return (
    <span class="call-place" role="status">
      {words()}{" "}
      {point !== "" && (
        <button type="button" class="link-button" onClick={() => { state.set({ point: "", chosen: "" }); }}>{t("call-place-drop")}</button>
      )}
    </span>
  );
}

// An address is searched while one types: a combobox by the ARIA pattern, in a form whose words are kept.
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { aborted, get } from "../api";
import type { LonLat } from "../map/points";
import { usePage } from "../page";
import { Field } from "../ui/field";
import type { Form } from "../ui/form";
import { Icon } from "../ui/icon";
import type { Report } from "./report_page";

export interface Address {
  geometry: { coordinates: [number, number] };
  properties: { geocoding: { label: string; match_level: string; street: string | null; city: string | null } };
}

/** A whole street is no place to be sent to: it waits for a number, or for a finger on the map. */
const isPlace = ({ properties }: Address): boolean => !["street", "settlement"].includes(properties.geocoding.match_level);

export const labelOf = ({ properties }: Address): string => properties.geocoding.label;

/** How long typing must rest before it is asked, milliseconds. */
const REST = 180;
const LEAST = 2;

interface BoxProps {
  form: Form<Report>;
  chosen: (at: LonLat, label: string) => void;
  /** Somewhere there, more exactly still to be said. */
  about: (at: LonLat) => void;
}

export function AddressBox({ form, chosen, about }: BoxProps) {
  const { t } = usePage();
  const found = useSignal<readonly Address[]>([]);
  const at = useSignal(-1);
  const said = useSignal("");
  const typed = form.values.value.address.trim();
  const asked = useRef(typed);
  useEffect(() => {
    // What was there before nobody has just typed.
    if (typed === asked.current) return;
    asked.current = typed;
    at.value = -1;
    if (typed.length < LEAST) {
      found.value = [];
      return;
    }
    const controller = new AbortController();
    const timer = setTimeout(() => {
      get<{ features: Address[] }>(`/api/autocomplete?${new URLSearchParams({ q: typed, limit: "5" })}`, controller.signal).then(
        ({ features }) => {
          found.value = features;
          said.value = t("place-found", { count: features.length });
        },
        (error: unknown) => {
          // It can be sent as it was typed.
          if (!aborted(error)) found.value = [];
        },
      );
    }, REST);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [typed]);
  const choose = (address: Address | undefined) => {
    if (!address) return;
    found.value = [];
    const { coordinates } = address.geometry;
    if (isPlace(address)) {
      chosen(coordinates, labelOf(address));
      return;
    }
    const { street, city } = address.properties.geocoding;
    const begun = [city, street].filter(Boolean).map((part) => `${part ?? ""}, `).join("");
    asked.current = begun.trim();
    form.set("address", begun);
    about(coordinates);
  };
  const keys = (event: KeyboardEvent) => {
    const { length } = found.peek();
    if (length === 0) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") at.value = (at.peek() + (event.key === "ArrowDown" ? 1 : -1) + length) % length;
    else if (event.key === "Enter") choose(found.peek()[Math.max(0, at.peek())]);
    else if (event.key === "Escape") found.value = [];
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const isOpen = found.value.length > 0;
  return (
    <div
      class="address-box"
      onKeyDown={keys}
      onFocusOut={({ relatedTarget, currentTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) found.value = [];
      }}
    >
      <Field
        form={form}
        name="address"
        label={t("report-place")}
        autocomplete="off"
        maxlength={300}
        required
        combobox={{ list: "address-found", open: isOpen, active: at.value >= 0 ? `address-${at.value}` : undefined }}
      />
      <p class="unseen" role="status">{isOpen ? said.value : ""}</p>
      <div id="address-found" class="address-found floating" role="listbox" aria-label={t("place-addresses")} hidden={!isOpen}>
        {found.value.map((address, index) => (
          <div
            key={labelOf(address)}
            id={`address-${index}`}
            class="address-row"
            role="option"
            aria-selected={index === at.value}
            // The field keeps the focus: what is clicked must not be gone before.
            onPointerDown={(event) => { event.preventDefault(); }}
            onClick={() => { choose(address); }}
          >
            <Icon name="pin" />
            <span>{labelOf(address)}</span>
          </div>
        ))}
      </div>
    </div>
  );
}

// Where the problem is: an address that is searched while one types, a pin on the map, one's own position, or what a photo tells. A
// place that was pointed at is sent as a point; an address nobody has chosen from the list goes as it was typed.
import { type Signal, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Community } from "../../api/types";
import { get } from "../api";
import type { LonLat } from "../map/points";
import { WorkMap } from "../map/work_map";
import { usePage } from "../page";
import { type Form, fieldId } from "../ui/form";
import { Icon } from "../ui/icon";
import { AddressBox, type Address, labelOf } from "./address_box";
import type { Report } from "./report_page";

interface PlaceProps {
  form: Form<Report>;
  /** Where a photo was taken, once one says so. */
  suggested: Signal<LonLat | null>;
}

export function PlaceField({ form, suggested }: PlaceProps) {
  const { t, community } = usePage();
  const { lon, lat, label, home } = form.values.value;
  const pin: LonLat | null = lon ? [Number(lon), Number(lat)] : null;
  const error = form.errors.value.address;
  const said = useSignal("");
  /** Where the map looks; each look has a number. */
  const look = useSignal<{ at: LonLat | null; count: number }>({ at: pin, count: 0 });
  const lookAt = (at: LonLat) => {
    look.value = { at, count: look.peek().count + 1 };
  };
  const put = (at: LonLat, words: string) => {
    form.values.value = { ...form.values.peek(), lon: at[0].toFixed(6), lat: at[1].toFixed(6), label: words };
    // What was wrong with it is so no more.
    form.set("address", form.values.peek().address);
  };
  /** The place first, its name as soon as it is known. */
  const point = async (at: LonLat) => {
    put(at, "");
    const isStill = () => form.values.peek().lon === at[0].toFixed(6) && form.values.peek().lat === at[1].toFixed(6);
    try {
      const query = new URLSearchParams({ lon: String(at[0]), lat: String(at[1]) });
      const { features } = await get<{ features: Address[] }>(`/api/reverse?${query}`);
      if (isStill()) put(at, features[0] ? labelOf(features[0]) : "");
    } catch {
      // A place without a name is a place all the same.
    }
  };
  const show = (at: LonLat) => {
    void point(at);
    lookAt(at);
  };
  const locate = () => {
    said.value = t("place-locating");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const here: LonLat = [coords.longitude, coords.latitude];
        const isHere = isWithin(here, community.bounds);
        said.value = isHere ? "" : t("place-outside-you");
        if (isHere) show(here);
      },
      () => { said.value = t("tool-locate-failed"); },
      { enableHighAccuracy: true, timeout: 15_000 },
    );
  };
  // The first photo that tells a place gives it, unless one has been given; a photo from elsewhere tells none.
  const offered = suggested.value && isWithin(suggested.value, community.bounds) ? suggested.value : null;
  const isOffered = offered !== null && pin !== null && (offered[0].toFixed(6) !== lon || offered[1].toFixed(6) !== lat);
  useEffect(() => {
    if (offered && !form.values.peek().lon && !form.values.peek().address.trim()) {
      show(offered);
      said.value = t("place-from-photo");
    }
  }, [offered]);
  const change = () => {
    form.values.value = { ...form.values.peek(), lon: "", lat: "", label: "" };
    said.value = "";
    queueMicrotask(() => document.getElementById(fieldId(form.name, "address"))?.focus());
  };

  return (
    <div class="field place-field" role="group" aria-label={t("report-place")}>
      {pin ? (
        <>
          <span class="field-label">{t("report-place")}</span>
          <p class="place-chosen">
            <Icon name="pin" />
            <span role="status">{label || t("place-on-map")}</span>
            <button type="button" id={fieldId(form.name, "address")} class="link-button" aria-describedby={error && "place-error"} onClick={change}>{t("place-change")}</button>
          </p>
          {error && <p id="place-error" class="field-error">{error}</p>}
        </>
      ) : (
        <AddressBox
          form={form}
          chosen={(at, words) => {
            put(at, words);
            lookAt(at);
          }}
          about={(at) => {
            said.value = t("place-hint-number");
            lookAt(at);
          }}
        />
      )}
      <div class="photo-buttons">
        {"geolocation" in navigator && <button type="button" class="button" onClick={locate}><Icon name="locate" />{t("tool-locate")}</button>}
        {(isOffered || (offered && !pin)) && <button type="button" class="button" onClick={() => { show(offered); }}><Icon name="image" />{t("place-use-photo")}</button>}
      </div>
      <p class="field-hint" role="status">{said.value || t(pin ? "place-hint-pin" : "place-hint")}</p>
      <div class="place-map">
        <WorkMap label={t("place-map")} pin={pin} fitKey={look.value.at ? `look-${look.value.count}` : ""} places={look.value.at ? [look.value.at] : []} onPin={(at) => { said.value = ""; void point(at); }} />
      </div>
      <label class="choice">
        <input type="checkbox" checked={home !== ""} onChange={(event) => { form.set("home", event.currentTarget.checked ? "yes" : ""); }} />
        <span>{t("place-home-mine")}</span>
      </label>
    </div>
  );
}

const isWithin = ([lon, lat]: LonLat, [west, south, east, north]: Community["bounds"]): boolean => lon >= west && lon <= east && lat >= south && lat <= north;

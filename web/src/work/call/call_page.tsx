// The operator's sheet for the telephone (M3): what the caller says at the left, where it is and what is there already at the right.
import { useComputed } from "@preact/signals";
import { WorkMap } from "../map/work_map";
import type { MapPoint } from "../map/points";
import { groupOf } from "../marks";
import { usePage } from "../page";
import { fieldId } from "../ui/form";
import { helpShown, useGuide } from "../ui/guide";
import { Icon } from "../ui/icon";
import { useShortcuts } from "../ui/shortcuts";
import { CallForm } from "./call_form";
import { CallTabs } from "./call_tabs";
import { nextCall, openCall, stepCall } from "./calls";
import { countConsultation } from "./consultation";
import { DuplicatesPanel } from "./duplicates_panel";
import { EndedPanel } from "./ended_panel";
import { Script } from "./guide";
import { pickPlace, putPin } from "./pick_place";
import { MOST_PLACES } from "./places";
import { asPoint, pointOf } from "./values";

export default function CallPage() {
  const { t } = usePage();
  const state = openCall.value;
  const { ended } = state.record().value;
  const consult = () => void countConsultation(t, state.values().peek().service);
  const help = () => {
    helpShown.value = true;
  };
  useGuide(() => <Script />);
  const focus = (field: string) => () => document.getElementById(fieldId(state.form, field))?.focus();
  useShortcuts([
    { key: "Ctrl+Enter", label: t("call-key-register") },
    { key: "Alt+1", shown: "Alt+1…9", label: t("call-key-pick"), inFields: true, act: () => { pickPlace(state, 0); } },
    ...Array.from({ length: MOST_PLACES - 1 }, (_, index) => ({ key: `Alt+${index + 2}`, label: "", inFields: true, act: () => { pickPlace(state, index + 1); } })),
    { key: "Alt+n", shown: "Alt+N", label: t("call-key-new"), inFields: true, act: nextCall },
    { key: "Alt+ArrowRight", shown: "Alt+← Alt+→", label: t("call-key-switch"), inFields: true, act: () => { stepCall(1); } },
    { key: "Alt+ArrowLeft", label: "", inFields: true, act: () => { stepCall(-1); } },
    { key: "Alt+k", shown: "Alt+K", label: t("call-key-consult"), inFields: true, act: consult },
    { key: "Alt+p", shown: "Alt+P", label: t("call-text"), inFields: true, act: focus("text") },
    { key: "Alt+s", shown: "Alt+S", label: t("call-service"), inFields: true, act: focus("service") },
    { key: "Alt+a", shown: "Alt+A", label: t("call-address"), inFields: true, act: focus("address") },
    { key: "Alt+c", shown: "Alt+C", label: t("call-who"), inFields: true, act: focus("surname") },
    { key: "F1", label: "", inFields: true, act: help },
  ]);
  return (
    <div class="call">
      <h1 class="unseen">{t("call-title")}</h1>
      <div class="call-bar">
        <CallTabs />
        <div class="call-tools">
          <button type="button" class="button" onClick={consult}><Icon name="check" /><span>{t("call-consult")}</span><kbd>Alt+K</kbd></button>
          <button type="button" class="button call-help" onClick={help}><Icon name="keyboard" /><span>{t("call-help")}</span><kbd>F1</kbd></button>
        </div>
      </div>
      <div class="call-sheet">{ended ? <EndedPanel key={state.id} ended={ended} /> : <CallForm key={state.id} state={state} />}</div>
      <div class="call-side">
        <PlaceMap />
        {!ended && <DuplicatesPanel key={state.id} state={state} />}
      </div>
    </div>
  );
}

/** The places that may be meant by their numbers, the one that is, and what is open around it. */
function PlaceMap() {
  const { t } = usePage();
  const state = openCall.value;
  const { ended } = state.record().value;
  const values = state.values().value;
  const places = state.places.value;
  const pin = ended ? ended.at : pointOf(values);
  const points = useComputed<readonly MapPoint[]>(() =>
    (openCall.value.duplicates.value ?? []).map((one) => ({ id: one.number, at: one.at, group: groupOf(one) })),
  );
  const candidates = ended ? NONE : places;
  const chosen = values.chosen === "candidate" ? candidates.findIndex(({ at }) => asPoint(at) === values.point) : null;
  // A pin is where somebody looks already.
  const at = pin && (values.chosen !== "pin" || ended) ? [pin] : candidates.map((place) => place.at);
  return (
    <WorkMap
      label={t("call-map")}
      candidates={candidates}
      chosen={chosen}
      pin={pin}
      points={points.value}
      hovered={state.marked.value}
      fitKey={values.chosen === "pin" && !ended ? "" : `${state.id} ${JSON.stringify(at)}`}
      places={at}
      onCandidate={(index) => { pickPlace(state, index); }}
      onPin={(put) => { if (!ended) void putPin(state, put); }}
      onPoint={(number) => { state.marked.value = number; }}
    />
  );
}

const NONE: readonly never[] = [];

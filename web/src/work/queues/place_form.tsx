// Says where a request is: one of the candidates, or a pin on the map beside it. What is decided the geocoder remembers.
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { ask } from "../api";
import type { Versioned } from "../desk/desk_card";
import { Overtaken } from "../desk/overtaken";
import { usePage } from "../page";
import { go } from "../router";
import { Submit } from "../ui/button";
import { overtaken } from "../ui/conflict";
import { ErrorSummary } from "../ui/error_summary";
import { useForm } from "../ui/form";
import type { Placing } from "./placing";
import type { Finished } from "./tools";

interface PlaceFormProps {
  placing: Placing;
  read: Versioned;
  reload: () => Promise<void>;
  finished: Finished;
}

export function PlaceForm({ placing, read, reload, finished }: PlaceFormProps) {
  const { t, community } = usePage();
  const { card } = read;
  const form = useForm(`place-form-${card.number}`, {}, { keep: false });
  /** The version that is decided on. */
  const held = useSignal(read);
  const button = useRef<HTMLFormElement>(null);
  const { candidates, chosen, pin } = placing;
  // Placed anew: the pin begins where it is.
  useEffect(() => {
    if (!card.needs_location && !pin && card.lon !== null && card.lat !== null) placing.put([card.lon, card.lat]);
  }, [card.needs_location]);
  useEffect(() => {
    if (chosen !== null) button.current?.querySelector<HTMLElement>("[type=submit]")?.focus();
  }, [chosen]);

  const submit = async () => {
    if (!pin) return;
    const here = location.pathname + location.search;
    // A colleague may have placed it a moment ago: then it is theirs to be looked at first.
    await reload();
    const sent = await form.submit(async () => {
      const body = chosen === null ? { point: pin } : { candidate: chosen };
      await ask(`/api/requests/${encodeURIComponent(card.number)}/location`, { method: "PUT", body, match: held.peek().etag });
    });
    if (!sent) {
      await overtaken(form, reload);
      return;
    }
    placing.forget();
    finished(t("placed", { number: card.number }), () => { go(here); });
  };

  return (
    <div class="desk-steps desk-steps-form">
      <form class="form" ref={button} noValidate aria-label={t("placing-title")} onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        <Overtaken held={held} read={read} />
        {candidates.length > 0 && (
          <ol class="candidates" aria-label={t("candidates")}>
            {candidates.map(({ label }, index) => (
              <li key={index}>
                <button type="button" class="candidate" aria-pressed={index === chosen} aria-keyshortcuts={`Alt+${index + 1}`} onClick={() => { placing.choose(index); }}>
                  <span class="candidate-number" aria-hidden="true">{index + 1}</span>
                  <span>{label}</span>
                  {index < 9 && <kbd>Alt+{index + 1}</kbd>}
                </button>
              </li>
            ))}
          </ol>
        )}
        <p class="field-hint">
          {t(pin ? (chosen === null ? "pin-put" : "pin-chosen") : candidates.length > 0 ? "pin-choose" : "pin-none")}{" "}
          {card.address && t("alias-kept", { address: card.address })}
        </p>
        <ErrorSummary form={form} />
        <div class="form-buttons">
          {pin ? <Submit busy={form.busy.value} busyLabel={t("sending")}>{t("place-here")}</Submit> : (
            <button type="button" class="button" onClick={() => { placing.put(candidates[0]?.at ?? community.centre); }}>{t("pin-take")}</button>
          )}
        </div>
      </form>
    </div>
  );
}

// Open requests like this one, nearest first, with what it takes to decide whether the caller means one of them. Joining is one key.
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { dueShort } from "../../lib/dates";
import { useLive } from "../live";
import { groupOf, Mark } from "../marks";
import { usePage } from "../page";
import { failureWords } from "../ui/notice";
import { useShortcuts } from "../ui/shortcuts";
import type { CallState } from "./call_state";
import type { Duplicate } from "./duplicates";
import { join } from "./register";

export function DuplicatesPanel({ state }: { state: CallState }) {
  const { t } = usePage();
  const found = state.duplicates.value;
  const busy = useSignal(false);
  const problem = useSignal<unknown>(null);
  const at = Math.max(0, found?.findIndex(({ number }) => number === state.marked.value) ?? 0);
  const marked = found?.[at]?.number ?? null;
  useLive(state.reloadDuplicates);
  useEffect(() => {
    state.marked.value = marked;
  }, [marked]);

  const take = async (number: string) => {
    if (busy.peek() || state.record().peek().sent !== null) return;
    busy.value = true;
    problem.value = null;
    try {
      await join(state, number);
    } catch (error) {
      problem.value = error;
    } finally {
      busy.value = false;
    }
  };
  const step = (by: 1 | -1) => () => {
    if (found && found.length > 0) state.marked.value = found[(at + by + found.length) % found.length]?.number ?? null;
  };
  useShortcuts([
    { key: "Alt+j", shown: "Alt+J", label: t("call-key-join"), inFields: true, act: () => { if (marked !== null) void take(marked); } },
    { key: "Alt+ArrowDown", shown: "Alt+↓ Alt+↑", label: t("call-key-mark"), inFields: true, act: step(1) },
    { key: "Alt+ArrowUp", label: "", inFields: true, act: step(-1) },
  ]);

  return (
    <section class="duplicates" aria-labelledby="duplicates-title" tabIndex={0}>
      <h2 id="duplicates-title" class="duplicates-title">{t("call-duplicates")}</h2>
      <p class="duplicates-said" role="status">{found === null ? t("call-duplicates-wait") : t("call-duplicates-count", { count: found.length })}</p>
      {problem.value !== null && <p class="duplicates-problem" role="alert">{failureWords(t, problem.value)}</p>}
      <ol class="duplicates-list">
        {found?.map((one) => (
          <Row key={one.number} one={one} marked={one.number === marked} busy={busy.value} shut={state.record().value.sent !== null} mark={() => { state.marked.value = one.number; }} take={() => void take(one.number)} />
        ))}
      </ol>
    </section>
  );
}

interface RowProps {
  one: Duplicate;
  marked: boolean;
  busy: boolean;
  /** The call is on its way by itself. */
  shut: boolean;
  mark: () => void;
  take: () => void;
}

function Row({ one, marked, busy, shut, mark, take }: RowProps) {
  const { t, days } = usePage();
  const group = groupOf(one);
  return (
    <li class="duplicate" data-group={group} data-marked={marked} onClick={mark} onFocusIn={mark}>
      <p class="duplicate-head">
        <Mark group={group} />
        <strong>{t("request-number", { number: one.number })}</strong>
        <span>{one.metres < 5 ? t("call-metres-none") : t("call-metres", { metres: Math.round(one.metres / 5) * 5 })}</span>
        <span class={one.overdue ? "late" : ""}>{t(one.overdue ? "group-overdue" : `status-${one.status}`)}</span>
      </p>
      <p class="duplicate-text">{one.public_text ?? one.text}</p>
      <p class="duplicate-facts">
        {[
          one.place,
          t("call-registered-on", { date: days.date(one.registered_at) }),
          one.due_on && dueShort(one, t, days),
          one.executor ?? t("request-executor-none"),
          one.joined > 0 && t("call-joined-count", { count: one.joined }),
        ].filter(Boolean).join(" · ")}
      </p>
      {!shut && <button type="button" class="button duplicate-join" aria-disabled={busy} onClick={take}>
        {t("call-join")}<span class="unseen">{t("request-number", { number: one.number })}</span>
        {marked && <kbd>Alt+J</kbd>}
      </button>}
    </li>
  );
}

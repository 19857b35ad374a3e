// The calls side by side, as tabs of a notebook: each is called by who calls, by its words, or by its number once it has one.
import { usePage } from "../page";
import { Icon } from "../ui/icon";
import { toast } from "../ui/toasts";
import { calls, closeCall, nextCall, openById, openCall, stateOf } from "./calls";
import { isUntouched } from "./values";

const LONGEST = 24;

export function CallTabs() {
  const { t } = usePage();
  const ids = calls.value;
  const nameOf = (id: string, index: number): string => {
    const state = stateOf(id);
    const { ended } = state.record().value;
    if (ended) return t("request-number", { number: ended.number });
    const { surname, name, text } = state.values().value;
    const words = [surname.trim(), name.trim()].filter(Boolean).join(" ") || text.trim();
    return words === "" ? t("call-tab", { number: index + 1 }) : words.length > LONGEST ? `${words.slice(0, LONGEST).trim()}…` : words;
  };
  const close = (id: string) => {
    const state = stateOf(id);
    const isWorthKeeping = !isUntouched(state.values().peek()) && !state.record().peek().ended;
    const undo = closeCall(id);
    if (isWorthKeeping) toast(t("call-closed"), undo);
  };
  return (
    <nav class="call-tabs" aria-label={t("call-tabs")}>
      <ul>
        {ids.map((id, index) => {
          const name = nameOf(id, index);
          return (
            <li key={id} class="call-tab" data-open={id === openCall.value.id}>
              <button type="button" class="call-tab-open" aria-current={id === openCall.value.id ? "true" : undefined} onClick={() => { openById(id); }}>{name}</button>
              {ids.length > 1 && (
                <button type="button" class="call-tab-close" aria-label={t("call-close", { name })} title={t("call-close", { name })} onClick={() => { close(id); }}><Icon name="close" /></button>
              )}
            </li>
          );
        })}
      </ul>
      <button type="button" class="button call-new" onClick={nextCall}><Icon name="phone" /><span>{t("call-new")}</span><kbd>Alt+N</kbd></button>
    </nav>
  );
}

// Where one is signed in, and ending it there: a telephone that was lost, a computer that was shared.
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { ask, get } from "../api";
import { usePage } from "../page";
import { Failure, failureWords } from "../ui/notice";
import { toast } from "../ui/toasts";
import { programOf } from "./program";
import type { OwnSession } from "./types";

export function Sessions() {
  const { t, days } = usePage();
  const sessions = useSignal<readonly OwnSession[]>([]);
  const failed = useSignal<unknown>(null);
  const load = async () => {
    failed.value = null;
    try {
      sessions.value = await get<OwnSession[]>("/api/sessions");
    } catch (error) {
      failed.value = error;
    }
  };
  useEffect(() => void load(), []);
  const end = async (path: string, words: string) => {
    try {
      await ask(path, { method: "DELETE" });
      toast(words);
    } catch (error) {
      toast(failureWords(t, error));
    }
    await load();
  };
  const words = ({ agent }: OwnSession) => {
    const { browser, system } = programOf(agent);
    return [browser ?? t("session-program"), system].filter(Boolean).join(", ");
  };
  const others = sessions.value.filter(({ current }) => !current);
  return (
    <section aria-labelledby="person-sessions">
      <h2 id="person-sessions">{t("sessions-title")}</h2>
      {failed.value !== null && <Failure t={t} error={failed.value} again={() => void load()} />}
      <ul class="sessions">
        {sessions.value.map((session) => (
          <li key={session.id}>
            <div>
              <p>{words(session)}</p>
              <p class="field-hint">
                {session.current ? t("session-here") : t("session-seen", { at: days.moment(session.seen_at) })}
                {session.address && ` · ${session.address}`}
              </p>
            </div>
            {!session.current && <button type="button" class="button" onClick={() => void end(`/api/sessions/${session.id}`, t("session-ended"))}>{t("session-end")}<span class="unseen"> {words(session)}</span></button>}
          </li>
        ))}
      </ul>
      {others.length > 1 && <button type="button" class="button" onClick={() => void end("/api/sessions", t("sessions-ended"))}>{t("sessions-end")}</button>}
    </section>
  );
}

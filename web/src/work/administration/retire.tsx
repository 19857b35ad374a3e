// Takes an entry out of use, or brings it back: said what that does, done at once, and with a way back.
import { useSignal } from "@preact/signals";
import { usePage } from "../page";
import { toast } from "../ui/toasts";
import { failed } from "./save";

interface RetireProps {
  /** Beginning of its words' keys: `service` or `organisation`. */
  of: "service" | "organisation";
  name: string;
  retiredAt: string | null;
  /** What else hangs on it. */
  note?: string | undefined;
  set: (retired: boolean) => Promise<void>;
}

export function Retire({ of, name, retiredAt, note, set }: RetireProps) {
  const { t, days } = usePage();
  const busy = useSignal(false);
  const isRetired = retiredAt !== null;
  const turn = async (retired: boolean, canUndo: boolean) => {
    if (busy.peek()) return;
    busy.value = true;
    try {
      await set(retired);
      toast(t(retired ? `${of}-retired` : `${of}-back`, { name }), canUndo ? () => void turn(!retired, false) : undefined);
    } catch (error) {
      toast(failed(t, error));
    } finally {
      busy.value = false;
    }
  };
  return (
    <section class="setup-retire">
      <h3>{t(isRetired ? `${of}-is-retired` : `${of}-retire-title`, { date: isRetired ? days.date(retiredAt) : "" })}</h3>
      <p>{t(isRetired ? `${of}-back-text` : `${of}-retire-text`)}</p>
      {note !== undefined && <p>{note}</p>}
      <button type="button" class="button" aria-disabled={busy.value} onClick={() => void turn(!isRetired, true)}>
        {t(isRetired ? `${of}-bring-back` : `${of}-retire`)}
      </button>
    </section>
  );
}

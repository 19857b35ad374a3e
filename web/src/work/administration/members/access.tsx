// Whether somebody may come in at all. Shutting out works at once and can be taken back; their sessions are over either way.
import { useSignal } from "@preact/signals";
import { get } from "../../api";
import { usePage } from "../../page";
import { who } from "../../session";
import { failureWords } from "../../ui/notice";
import { toast } from "../../ui/toasts";
import { type Account, letIn, nameOf, shutOut } from "./accounts";

export function Access({ account, changed }: { account: Account; changed: (now: Account) => void }) {
  const { t, days } = usePage();
  const busy = useSignal(false);
  const error = useSignal<string | null>(null);
  const isOut = account.disabled_at !== null;
  const act = async (what: () => Promise<unknown>, words: string, back?: () => void) => {
    if (busy.peek()) return;
    busy.value = true;
    error.value = null;
    try {
      await what();
      toast(words, back);
      changed(await get<Account>(`/api/admin/accounts/${account.id}`));
    } catch (failed) {
      error.value = failureWords(t, failed);
    } finally {
      busy.value = false;
    }
  };
  // As the account is then, and not as it was on this page.
  const open = () => act(async () => letIn(await get<Account>(`/api/admin/accounts/${account.id}`)), t("members-let-in-done", { name: nameOf(account) }));
  const shut = () => act(() => shutOut(account), t("members-shut-out-done", { name: nameOf(account) }), () => void open());
  return (
    <section class="settings-apart" aria-labelledby="member-access">
      <h3 id="member-access">{t("members-access")}</h3>
      <p class="field-hint">{account.disabled_at !== null ? t("members-out-since", { at: days.moment(account.disabled_at) }) : t(account.login === who.value?.login ? "members-in-own" : "members-in")}</p>
      {error.value !== null && <p class="summary" role="alert">{error.value}</p>}
      <button type="button" class="button" aria-disabled={busy.value} onClick={() => void (isOut ? open() : shut())}>{t(isOut ? "members-let-in" : "members-shut-out")}</button>
    </section>
  );
}

// Taking the second factor away, with a code of it: whoever finds a session open cannot.
import { ask } from "../api";
import { usePage } from "../page";
import { CodeField, FIGURES } from "../sign_in/code_field";
import { ActionForm } from "../ui/action_form";
import { useForm } from "../ui/form";

export function RemoveForm({ done, cancel }: { done: () => Promise<void>; cancel: () => void }) {
  const { t } = usePage();
  const form = useForm("second-factor-removal", { code: "" }, { keep: false });
  const submit = async () => {
    const sent = await form.submit(
      async ({ code }) => {
        await ask("/api/session/totp", { method: "DELETE", body: { code } });
      },
      ({ code }): { code?: string } => (code.length < FIGURES ? { code: t("needed-code") } : {}),
    );
    if (sent) await done();
  };
  return (
    <ActionForm form={form} title={t("factor-remove-title")} send={t("factor-remove")} back={t("factor-back")} labels={{ code: t("second-factor") }} submit={submit} cancel={cancel}>
      <CodeField form={form} name="code" label={t("second-factor")} hint={t("factor-remove-hint")} complete={() => void submit()} />
    </ActionForm>
  );
}

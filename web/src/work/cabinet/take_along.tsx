// Everything that is kept of oneself as a file, and deleting it: the two rights of the Law on Protection of Personal Data, art. 8.
import { useSignal } from "@preact/signals";
import { ask, get } from "../api";
import { usePage } from "../page";
import { forgetDrafts } from "../ui/draft";
import { forgetPhotos } from "./photo_store";
import { Dialog } from "../ui/dialog";
import { ErrorSummary } from "../ui/error_summary";
import { Field } from "../ui/field";
import { useForm } from "../ui/form";
import { failureWords } from "../ui/notice";
import { toast } from "../ui/toasts";

export function TakeAlong() {
  const { t } = usePage();
  const busy = useSignal(false);
  const save = async () => {
    if (busy.peek()) return;
    busy.value = true;
    try {
      // Asked for here and not by a link, so that a session that has ended is no file with an error in it.
      const everything = await get<object>("/api/me/export");
      const url = URL.createObjectURL(new Blob([JSON.stringify(everything, null, 2)], { type: "application/json" }));
      const link = document.createElement("a");
      link.href = url;
      link.download = "hromada-map.json";
      link.click();
      setTimeout(() => { URL.revokeObjectURL(url); }, 10_000);
      toast(t("export-done"));
    } catch (error) {
      toast(failureWords(t, error));
    }
    busy.value = false;
  };
  return (
    <section aria-labelledby="person-export">
      <h2 id="person-export">{t("export-title")}</h2>
      <p class="form-lead">{t("export-text")}</p>
      <button type="button" class="button" aria-disabled={busy.value} onClick={() => void save()}>{busy.value ? t("loading") : t("export-do")}</button>
    </section>
  );
}

export function DeleteAccount() {
  const { t, language } = usePage();
  const asked = useSignal(false);
  const gone = useSignal(false);
  const form = useForm("delete-account", { word: "" }, { keep: false });
  const word = t("delete-word");
  const submit = async () => {
    const sent = await form.submit(
      async () => {
        await ask("/api/me", { method: "DELETE" });
      },
      (values): { word?: string } => (values.word.trim().toLocaleLowerCase(language) === word ? {} : { word: t("delete-needed", { word }) }),
    );
    if (!sent) return;
    forgetDrafts();
    await forgetPhotos();
    gone.value = true;
  };
  if (gone.value) {
    return (
      <Dialog title={t("delete-done")}>
        <p class="form-lead">{t("delete-done-text")}</p>
        <a class="button button-primary" href="/">{t("home")}</a>
      </Dialog>
    );
  }
  return (
    <section aria-labelledby="person-delete">
      <h2 id="person-delete">{t("delete-title")}</h2>
      <p class="form-lead">{t("delete-goes")}</p>
      <p class="form-lead">{t("delete-stays")}</p>
      {asked.value ? (
        <form class="form" noValidate aria-labelledby="person-delete" onSubmit={(event) => { event.preventDefault(); void submit(); }}>
          <Field form={form} name="word" label={t("delete-type", { word })} autocomplete="off" required autofocus />
          <ErrorSummary form={form} labels={{ word: t("delete-type", { word }) }} />
          <div class="form-buttons">
            <button type="submit" class="button button-danger" aria-disabled={form.busy.value}>{t("delete-now")}</button>
            <button type="button" class="button" onClick={() => { form.clear(); asked.value = false; }}>{t("own-not-now")}</button>
          </div>
        </form>
      ) : (
        <button type="button" class="button" onClick={() => { asked.value = true; }}>{t("delete-do")}</button>
      )}
    </section>
  );
}

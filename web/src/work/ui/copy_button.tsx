// Copies a text that stands beside it, and says so.
import { usePage } from "../page";
import { toast } from "./toasts";

export function CopyButton({ text }: { text: string }) {
  const { t } = usePage();
  const copy = () => {
    // Without https a browser has no clipboard to give: the text stands there to be selected.
    const copying = (navigator as Partial<Navigator>).clipboard?.writeText(text) ?? Promise.reject(new Error("no clipboard"));
    copying.then(() => { toast(t("copied")); }, () => { toast(t("not-copied")); });
  };
  return <button type="button" class="button" onClick={copy}>{t("copy")}</button>;
}

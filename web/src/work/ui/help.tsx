// The list of keys, shown by `?`, below what the page says of how it is worked with.
import { usePage } from "../page";
import { Dialog } from "./dialog";
import { guide, helpShown } from "./guide";
import { shortcuts, useShortcuts } from "./shortcuts";

export function Help() {
  const { t } = usePage();
  const close = () => {
    helpShown.value = false;
  };
  useShortcuts([{ key: "?", label: t("keys-help"), act: () => { helpShown.value = true; } }]);
  if (!helpShown.value) return null;
  return (
    <Dialog title={t("keys-title")} close={close}>
      {guide.value}
      <dl class="keys">
        {shortcuts().filter(({ label }) => label !== "").map(({ key, shown, label }) => (
          <div key={key}>
            <dt><kbd>{shown ?? key}</kbd></dt>
            <dd>{label}</dd>
          </div>
        ))}
      </dl>
      <button type="button" class="button" onClick={close}>{t("close")}</button>
    </Dialog>
  );
}

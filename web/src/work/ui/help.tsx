// The list of keys, shown by `?`.
import { useSignal } from "@preact/signals";
import { usePage } from "../page";
import { Dialog } from "./dialog";
import { shortcuts, useShortcuts } from "./shortcuts";

export function Help() {
  const { t } = usePage();
  const open = useSignal(false);
  const close = () => {
    open.value = false;
  };
  useShortcuts([{ key: "?", label: t("keys-help"), act: () => { open.value = true; } }]);
  if (!open.value) return null;
  return (
    <Dialog title={t("keys-title")} close={close}>
      <dl class="keys">
        {shortcuts().map(({ key, shown, label }) => (
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

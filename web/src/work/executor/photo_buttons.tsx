// Photos before and after, and scans: put down as soon as they are taken, sent as soon as there is a line.
import { useSignal } from "@preact/signals";
import { usePage } from "../page";
import { Icon, type WorkIcon } from "../ui/icon";
import { toast } from "../ui/toasts";
import { act } from "./queue";
import { shrink } from "./shrink";

interface Kind {
  name: string;
  icon: WorkIcon;
  stage: "problem" | "report";
  accept: string;
  camera?: true;
}

const KINDS: readonly Kind[] = [
  { name: "photo-before", icon: "camera", stage: "problem", accept: "image/*", camera: true },
  { name: "photo-after", icon: "camera", stage: "report", accept: "image/*", camera: true },
  { name: "photo-file", icon: "file", stage: "report", accept: "image/*,application/pdf" },
];

export function PhotoButtons({ number }: { number: string }) {
  const { t } = usePage();
  const busy = useSignal(false);
  const add = async (input: HTMLInputElement, stage: Kind["stage"]) => {
    const files = [...(input.files ?? [])];
    busy.value = true;
    try {
      for (const file of files) await act(number, { kind: "file", stage, file: await shrink(file), name: file.name || "photo.jpg" });
    } catch {
      toast(t("queue-broken"));
    }
    busy.value = false;
    // The same file may be meant again.
    input.value = "";
  };
  return (
    <div class="photo-buttons" role="group" aria-label={t("photo-buttons")} aria-busy={busy.value}>
      {KINDS.map(({ name, icon, stage, accept, camera }) => (
        <label key={name} class="button photo-button">
          <input type="file" class="unseen" accept={accept} multiple={!camera} {...(camera ? { capture: "environment" } : {})} onChange={(event) => void add(event.currentTarget, stage)} />
          <Icon name={icon} />
          <span>{t(name)}</span>
        </label>
      ))}
    </div>
  );
}

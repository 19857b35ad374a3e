// It is registered: its number, what comes next, and photos that did not make it at first.
import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { usePage } from "../page";
import { failureWords } from "../ui/notice";
import { Icon } from "../ui/icon";
import { chosenPhotos, sendPhotos } from "./photos";
import { pathOf } from "./request_list";

interface DoneProps {
  number: string;
  another: () => void;
}

export function ReportDone({ number, another }: DoneProps) {
  const { t } = usePage();
  const heading = useRef<HTMLHeadingElement>(null);
  const busy = useSignal(false);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  const photos = chosenPhotos(number);
  const left = photos.value;
  const again = async () => {
    if (busy.peek()) return;
    busy.value = true;
    await sendPhotos(number, photos);
    busy.value = false;
  };
  return (
    <div class="report report-done">
      <h1 ref={heading} tabIndex={-1}>{t("report-done-title")}</h1>
      <p class="report-number"><span>{t("report-number")}</span><strong>{number}</strong></p>
      <p>{t("report-done-text")}</p>
      {left.length > 0 && (
        <div class="summary" role="alert">
          <p>{t("report-photos-left", { count: left.length })} {left[0]?.problem ? failureWords(t, left[0].problem) : ""}</p>
          <button type="button" class="button" aria-disabled={busy.value} onClick={() => void again()}>{busy.value ? t("sending") : t("report-photos-again")}</button>
        </div>
      )}
      <div class="form-buttons">
        <a class="button button-primary" href={pathOf(number)}>{t("report-open")}</a>
        <button type="button" class="button" onClick={another}><Icon name="plus" />{t("report-another")}</button>
      </div>
    </div>
  );
}

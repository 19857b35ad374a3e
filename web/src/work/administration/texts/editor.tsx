// One text in both languages, side by side where there is room; each is saved apart.
import { useSignal } from "@preact/signals";
import { type Problem } from "../../api";
import { usePage } from "../../page";
import { Submit } from "../../ui/button";
import { ErrorSummary } from "../../ui/error_summary";
import { Field } from "../../ui/field";
import { fieldId, useForm } from "../../ui/form";
import { toast } from "../../ui/toasts";
import { HistoryLink } from "../history_link";
import { type Begun, begun, Meanwhile, Overtaken, useMeanwhile, withoutOvertaking } from "../meanwhile";
import { touched } from "../merged";
import { Previewed } from "./previewed";
import { offsetOf } from "./spot";
import { fresh as readText, saidIn, say, type Text, type TextLanguage } from "./texts";

interface EditorProps {
  text: Text;
  saved: (now: Text) => void;
}

export function TextEditor({ text, saved }: EditorProps) {
  const { t } = usePage();
  return (
    <>
      <p class="settings-facts">
        {t(text.one_line ? "texts-one-line" : "texts-lines", { longest: text.longest })} <HistoryLink kind="text" subject={text.key} />
      </p>
      <div class="text-languages">
        <InOne key="uk" text={text} language="uk" saved={saved} />
        <InOne key="en" text={text} language="en" saved={saved} />
      </div>
    </>
  );
}

function InOne({ text, language, saved }: EditorProps & { language: TextLanguage }) {
  const { t, days } = usePage();
  const own = text[language];
  const base = begun({ value: saidIn(own) });
  const form = useForm<Begun>(`text-${text.key}-${language}`, base);
  const meanwhile = useMeanwhile(form, base);
  const seen = useSignal<Problem | null>(null);
  const value = form.values.value.value ?? "";
  const isTouched = touched(form.values.value).length > 0;
  const id = fieldId(form.name, "value");
  const labels = { value: t(`texts-in-${language}-long`) };

  const submit = async () => {
    if (!isTouched) return;
    const sent = await form.submit(async (typed) => {
      const now = await readText(text.key);
      if (begun({ value: saidIn(now[language]) }).base !== typed.base) {
        saved(now);
        throw new Overtaken();
      }
      saved(await say(now, language, typed.value ?? ""));
    });
    const problem = withoutOvertaking(form);
    if (sent) toast(t("texts-saved"));
    else toSpot(problem);
  };
  const field = () => document.getElementById(id) as HTMLTextAreaElement | null;
  const toSpot = (problem: Problem | null) => {
    if (!problem?.spot) return;
    const at = offsetOf(value, problem.spot.line, problem.spot.column);
    field()?.focus();
    field()?.setSelectionRange(at, Math.min(value.length, at + 1));
  };
  const insert = (name: string) => {
    const area = field();
    if (!area) return;
    area.focus();
    area.setRangeText(`{ $${name} }`, area.selectionStart, area.selectionEnd, "end");
    form.set("value", area.value);
  };
  const toDefault = () => {
    const typed = value;
    form.set("value", own.default);
    toast(t("texts-default-taken"), () => { form.set("value", typed); });
  };
  // What the preview finds is said beside the field while one types.
  const tell = (problem: Problem | null) => {
    seen.value = problem?.field === "value" ? problem : null;
    if (seen.value) form.errors.value = { value: sentence(seen.value) };
  };
  return (
    <form class="form text-one" noValidate aria-label={labels.value} onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <Field form={form} name="value" label={labels.value} rows={text.one_line ? 2 : 5} aside={own.value !== null && <span class="flag">{t("texts-own")}</span>} />
      {form.errors.value.value !== undefined && seen.value?.spot && <button type="button" class="link-button" onClick={() => { toSpot(seen.value); }}>{t("texts-to-spot")}</button>}
      {text.variables.length > 0 && (
        <div class="text-variables" role="group" aria-label={t("texts-variables")}>
          <span class="field-hint">{t("texts-insert")}</span>
          {text.variables.map((name) => (
            <button key={name} type="button" class="chip chip-plain" onClick={() => { insert(name); }}>
              <code>{`{ $${name} }`}</code> {t(`texts-variable-${name}`)}
            </button>
          ))}
        </div>
      )}
      <Meanwhile meanwhile={meanwhile} labels={labels} />
      <ErrorSummary form={form} labels={labels} />
      <div class="form-buttons">
        <Submit busy={form.busy.value} busyLabel={t("settings-saving")}>{t("settings-save")}</Submit>
        {value !== own.default && (own.default !== "" || own.value !== null) && <button type="button" class="button" onClick={toDefault}>{t("texts-to-default")}</button>}
        {isTouched && <button type="button" class="button" onClick={() => { form.clear(); }}>{t("settings-undo")}</button>}
      </div>
      {own.default === "" ? <p class="field-hint">{t("texts-default-empty")}</p> : (
        <details class="text-default" open={value !== own.default}>
          <summary>{t("texts-default")}</summary>
          <pre lang={language}>{own.default}</pre>
        </details>
      )}
      <Previewed text={text} language={language} value={value} tell={tell} />
      {own.changed_by !== null && own.changed_at !== null && <p class="field-hint">{t("texts-changed", { who: own.changed_by, at: days.moment(own.changed_at) })}</p>}
    </form>
  );
}

function sentence({ expected, message }: Problem): string {
  return expected === null ? message : `${expected.charAt(0).toUpperCase()}${expected.slice(1)}.`;
}

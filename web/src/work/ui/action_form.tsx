// A form for one thing that can be done: its name above, what it needs, what is wrong with it, one button that does it and one that
// does not. Escape gives up, Ctrl+Enter sends.
import type { ComponentChildren } from "preact";
import { usePage } from "../page";
import { Submit } from "./button";
import { ErrorSummary } from "./error_summary";
import type { Form, Values } from "./form";

interface ActionFormProps<T extends Values> {
  form: Form<T>;
  /** What is done. */
  title: string;
  /** 2 where the card is the page's subject. */
  level?: 2 | 3;
  /** The words of the button that does it, where they are not the title. */
  send?: string;
  /** The words of the other. */
  back?: string;
  /** It cannot be done any more. */
  shut?: boolean;
  /** Of its fields, for what is wrong with them. */
  labels: Partial<Record<keyof T, string>>;
  submit: () => Promise<void>;
  cancel: () => void;
  children: ComponentChildren;
}

export function ActionForm<T extends Values>({ form, title, level = 3, send = title, back, shut = false, labels, submit, cancel, children }: ActionFormProps<T>) {
  const { t } = usePage();
  const Title = level === 2 ? "h2" : "h3";
  const sendIt = () => {
    if (!shut) void submit();
  };
  return (
    <form
      class="form"
      noValidate
      aria-label={title}
      onSubmit={(event) => { event.preventDefault(); sendIt(); }}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          // Of the form alone: the card behind it stays open.
          event.preventDefault();
          event.stopPropagation();
          cancel();
        } else if (event.key === "Enter" && event.ctrlKey) sendIt();
      }}
    >
      <Title class="form-title">{title}</Title>
      {children}
      <ErrorSummary form={form} labels={labels} />
      <div class="form-buttons">
        {!shut && <Submit busy={form.busy.value} busyLabel={t("sending")}>{send}</Submit>}
        <button type="button" class="button" onClick={cancel}>{back ?? t("step-back")}</button>
      </div>
    </form>
  );
}

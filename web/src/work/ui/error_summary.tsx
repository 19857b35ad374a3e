// What is wrong with a form as a whole, above its buttons: told at once, with ways to the fields it is about.
import { usePage } from "../page";
import { type Form, fieldId, type Values } from "./form";
import { failureWords } from "./notice";

interface SummaryProps<T extends Values> {
  form: Form<T>;
  /** Labels of fields, for the links to them. */
  labels?: Partial<Record<keyof T, string>>;
}

export function ErrorSummary<T extends Values>({ form, labels = {} }: SummaryProps<T>) {
  const { t } = usePage();
  const problem = form.problem.value;
  const wrong = Object.entries(form.errors.value).filter(([, error]) => error);
  // The one error of one field stands beside it.
  const own = problem && (problem.field === null || !(problem.field in form.values.value)) ? failureWords(t, problem) : null;
  if (own === null && wrong.length === 0) return null;
  return (
    <div class="summary" role="alert">
      {own !== null && <p>{own}</p>}
      {wrong.length > 0 && (
        <>
          <p>{t("form-wrong")}</p>
          <ul>
            {wrong.map(([field]) => (
              <li key={field}>
                <a
                  href={`#${fieldId(form.name, field)}`}
                  onClick={(event) => {
                    event.preventDefault();
                    document.getElementById(fieldId(form.name, field))?.focus();
                  }}
                >
                  {labels[field] ?? field}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

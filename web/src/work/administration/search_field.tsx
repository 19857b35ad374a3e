// Words that narrow a list that is already here. They stand in the address.
import { go, path, query, withQuery } from "../router";
import { SearchField as Field } from "../ui/search_field";

export function SearchField({ label, name = "q" }: { label: string; name?: string }) {
  const search = (words: string) => { go(withQuery(path.peek(), { [name]: words }), { replace: true }); };
  return <Field label={label} value={query.value.get(name) ?? ""} search={search} />;
}

/** Whether any of these texts holds what is searched for, whatever the case. */
export function found(q: string, texts: readonly string[]): boolean {
  const wanted = q.trim().toLocaleLowerCase();
  return wanted === "" || texts.some((text) => text.toLocaleLowerCase().includes(wanted));
}

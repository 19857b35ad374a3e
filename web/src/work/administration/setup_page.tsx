// A list of what an administrator sets up, and one entry of it beside the list to be changed.
import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";
import { usePage } from "../page";
import { go, query, withQuery } from "../router";
import { Icon } from "../ui/icon";
import { Failure } from "../ui/notice";
import { useRowKeys } from "../ui/rows";
import { useShortcuts } from "../ui/shortcuts";
import { Skeleton } from "../ui/skeleton";
import type { Setup } from "./setup";
import { useSetup } from "./use_setup";

interface PageProps {
  /** What the list is called, and what adds to it. */
  title: string;
  add: string;
  /** Its address, and what of the address names an entry. */
  path: string;
  rest: string;
  list: (setup: Setup) => ComponentChildren;
  /** The entry that is open; none while one is added. `saved` is told what it is known by. */
  entry: (setup: Setup, known: string | null, saved: (known: string | number) => Promise<void>) => ComponentChildren;
}

export const entryHref = (path: string, known: string | number): string => withQuery(`${path}/${known}`, { new: null });
export const listHref = (path: string): string => withQuery(path, { new: null });

export function SetupPage({ title, add, path, rest, list, entry }: PageProps) {
  const { t } = usePage();
  const { setup, error, load } = useSetup();
  const container = useRef<HTMLDivElement>(null);
  const isNew = rest === "" && query.value.get("new") !== null;
  const isOpen = isNew || rest !== "";
  const begin = () => { go(withQuery(path, { new: "yes" })); };
  useRowKeys(container);
  useShortcuts([{ key: "n", label: add, act: begin }]);
  const read = setup.value;
  const saved = async (known: string | number) => {
    await load();
    if (isNew) go(entryHref(path, known), { replace: true });
  };
  return (
    <div class="setup" data-open={isOpen}>
      <div class="setup-main" ref={container}>
        <header class="setup-head">
          <h1>{title}</h1>
          <button type="button" class="button button-primary" onClick={begin}><Icon name="plus" />{add}</button>
        </header>
        {read ? list(read) : error.value !== null ? <Failure t={t} error={error.value} again={() => void load()} /> : <Skeleton rows={9} label={t("loading")} />}
      </div>
      {read && isOpen && entry(read, isNew ? null : rest, saved)}
    </div>
  );
}

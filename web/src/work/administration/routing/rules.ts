// Sets rules and says so, with a way back. What is set is seen at once, and read again when the server has it.
import { type Translate } from "../../../lib/messages";
import { ask } from "../../api";
import { toast } from "../../ui/toasts";
import { failed } from "../save";
import type { Held } from "../use_setup";
import { backwards, type Change, changedRules, Table } from "./table";

/** Sets these rules, all or none, and says the words. */
export type SetRules = (changes: readonly Change[], words: string) => Promise<void>;

export function ruleSetter(t: Translate, { setup, load }: Held): SetRules {
  const set = async (asked: readonly Change[], words: string, isBack = false) => {
    const before = setup.peek();
    if (!before) return;
    const table = new Table(before.rules);
    const changes = asked.filter(({ service, district, organisation }) => (table.own({ service, where: district })?.organisation ?? null) !== organisation);
    if (changes.length === 0) return;
    const back = backwards(table, changes);
    setup.value = { ...before, rules: changedRules(before.rules, changes, before.organisations) };
    try {
      await ask("/api/admin/routing", { method: "PATCH", body: changes });
      toast(words, isBack ? undefined : () => void set(back, t("rules-back", { count: changes.length }), true));
    } catch (error) {
      setup.value = before;
      toast(failed(t, error));
    }
    await load();
  };
  return (changes, words) => set(changes, words);
}

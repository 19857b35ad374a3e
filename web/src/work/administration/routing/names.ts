// Names of what the table shows, for its heads, its lists and what is said after a change.
import type { Translate } from "../../../lib/messages";
import type { Setup } from "../setup";
import type { Read, Where } from "./table";

export const whereName = (t: Translate, setup: Setup, where: Where): string =>
  where === null ? t(setup.districts.length === 0 ? "routing-everywhere" : "routing-elsewhere") : (setup.districts.find(({ id }) => id === where)?.name ?? "");

/** What a cell would say without a rule of its own. */
export const withoutRule = (t: Translate, where: Where, everywhere: Read): string =>
  where === null || !everywhere.decides ? t("routing-nobody") : t("routing-inherited");

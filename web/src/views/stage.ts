// Where the map stands: the map itself, a thin bar while tiles come, tools and legend in its corner.
import { h } from "../lib/dom";
import type { Context } from "../state/state";
import { legendView } from "./legend";
import { toolsView } from "./tools";

/** Puts the rest around the map that already stands in `stage`. */
export function fillStage(context: Context, stage: HTMLElement): void {
  stage.prepend(h("a", { class: "skip", href: "#list" }, context.t("skip-to-list")));
  stage.append(
    h("div", { class: "tile-bar", "aria-hidden": "true" }),
    h("div", { class: "corner" }, toolsView(context), legendView(context)),
  );
}

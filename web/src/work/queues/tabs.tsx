// The queues as links with their counts; `h` and `l` go from one to the next.
import { useEffect, useRef } from "preact/hooks";
import { usePage } from "../page";
import { go } from "../router";
import { useShortcuts } from "../ui/shortcuts";
import { type Counts, type QueueName, QUEUES } from "./state";

export const pathOfQueue = (queue: QueueName): string => `/desk/queues/${queue}`;

export function QueueTabs({ open, counts }: { open: QueueName | null; counts: Counts | null }) {
  const { t, numbers } = usePage();
  const turn = (by: 1 | -1) => () => {
    const next = QUEUES[Math.min(QUEUES.length - 1, Math.max(0, (open ? QUEUES.indexOf(open) : -1) + by))];
    if (next) go(pathOfQueue(next));
  };
  useShortcuts([
    { key: "h", label: t("keys-queue-previous"), act: turn(-1) },
    { key: "l", label: t("keys-queue-next"), act: turn(1) },
  ]);
  // On a phone not all of them fit: the open one is in sight.
  const tabs = useRef<HTMLElement>(null);
  useEffect(() => {
    tabs.current?.querySelector("[aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" });
  }, [open, counts === null]);
  return (
    <nav ref={tabs} class="queue-tabs" aria-label={t("queues-label")}>
      {QUEUES.map((queue) => {
        const count = counts?.[queue] ?? 0;
        return (
          <a key={queue} class="queue-tab" href={pathOfQueue(queue)} data-queue={queue} aria-current={queue === open ? "page" : undefined}>
            {t(`queue-${queue}`)}
            {counts && <span class={count > 0 ? "badge" : "badge badge-none"}>{numbers.full(count)}</span>}
          </a>
        );
      })}
    </nav>
  );
}

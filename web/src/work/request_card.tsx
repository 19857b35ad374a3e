// The frame of one request's card, for every desk and the cabinet: what is known above, what can be done below.
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { usePage } from "./page";
import type { Reading } from "./reading";
import { Failure } from "./ui/notice";
import { Icon } from "./ui/icon";
import { Skeleton } from "./ui/skeleton";

interface FrameProps<T> {
  number: string;
  card: Reading<T>;
  close: () => void;
  class: string;
  /** It has the list's place rather than one beside it: then it is the page's subject. */
  alone?: boolean;
  content: (read: T) => ComponentChildren;
  foot: (read: T) => ComponentChildren;
}

export function RequestCard<T>({ number, card, close, class: name, alone = false, content, foot }: FrameProps<T>) {
  const { t } = usePage();
  const heading = useRef<HTMLHeadingElement>(null);
  const read = card.read.value;
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
  }, [read === null]);
  const Heading = alone ? "h1" : "h2";
  const Frame = alone ? "article" : "aside";
  return (
    <Frame class={`request-card ${name}`} aria-label={t("card-label", { number })}>
      <div class="request-card-bar">
        <button type="button" class="link-button request-card-back" onClick={close}><Icon name="back" />{t("card-back")}</button>
        <Heading class="request-card-number" ref={heading} tabIndex={-1}>{t("request-number", { number })}</Heading>
        {!alone && <button type="button" class="tool" aria-label={t("close")} title={t("close")} onClick={close}><Icon name="close" /></button>}
      </div>
      <div class="request-card-scroll" tabIndex={0} role="region" aria-label={t("card-content")}>
        {read !== null ? content(read) : card.error.value !== null ? <Failure t={t} error={card.error.value} again={() => void card.load()} /> : <Skeleton rows={4} label={t("card-loading")} />}
      </div>
      {read !== null && foot(read)}
    </Frame>
  );
}

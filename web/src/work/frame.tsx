// The frame of every page: whose it is, where one can go, and who is signed in. On a phone the tabs lie under the thumb.
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { areaAt, areasOf } from "./areas";
import { AccountMenu } from "./account_menu";
import { usePage } from "./page";
import { path } from "./router";
import type { Who } from "./session";
import { Icon } from "./ui/icon";

export function Bar({ who }: { who: Who }) {
  const { t, community } = usePage();
  return (
    <header class="work-bar">
      <a class="skip" href="#content">{t("skip-to-content")}</a>
      <a class="work-home" href="/" title={t("home")}>
        <Icon name="map" />
        <span>{community.name}</span>
      </a>
      <Links who={who} class="work-tabs" />
      <AccountMenu who={who} />
    </header>
  );
}

export function Tabs({ who }: { who: Who }) {
  return areasOf(who.role).length > 1 ? <Links who={who} class="work-thumbs" /> : null;
}

function Links({ who, class: name }: { who: Who; class: string }): JSX.Element {
  const { t } = usePage();
  const open = areaAt(path.value);
  const nav = useRef<HTMLElement>(null);
  // Where not all have room, the one that is open is seen.
  useEffect(() => {
    nav.current?.querySelector("[aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" });
  }, [open]);
  return (
    <nav ref={nav} class={name} aria-label={t("areas-label")}>
      {areasOf(who.role).map((area) => (
        <a key={area.path} class="work-tab" href={area.path} aria-current={area === open ? "page" : undefined}>
          <Icon name={area.icon} />
          <span>{t(area.title)}</span>
        </a>
      ))}
    </nav>
  );
}

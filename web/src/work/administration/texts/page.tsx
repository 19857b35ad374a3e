// The community's own words: all texts by where they are shown, one of them opened in both languages.
import { useRef } from "preact/hooks";
import type { AreaProps } from "../../areas";
import { usePage } from "../../page";
import { go, query, withQuery } from "../../router";
import { Failure, Notice } from "../../ui/notice";
import { useRowKeys } from "../../ui/rows";
import { Skeleton } from "../../ui/skeleton";
import { Panel } from "../panel";
import { useRead } from "../read";
import { found, SearchField } from "../search_field";
import { TextEditor } from "./editor";
import { byPlace, isOwn, type Text, TEXTS, titleOf } from "./texts";

export default function TextsPage({ rest }: AreaProps) {
  const { t } = usePage();
  const { value: texts, error, again } = useRead<Text[]>("/api/admin/texts");
  const container = useRef<HTMLDivElement>(null);
  useRowKeys(container);
  const opened = texts.value?.find(({ key }) => key === rest);
  const saved = (now: Text) => {
    texts.value = (texts.peek() ?? []).map((text) => (text.key === now.key ? now : text));
  };
  return (
    <div class="settings settings-wide" data-open={rest !== ""}>
      <div class="settings-list" ref={container}>
        <header class="settings-head"><h1>{t("texts-title")}</h1></header>
        {texts.value ? <Rows texts={texts.value} open={rest} /> : error.value !== null ? <Failure t={t} error={error.value} again={() => void again()} /> : <Skeleton rows={9} label={t("loading")} />}
      </div>
      {opened && (
        <Panel key={opened.key} title={titleOf(opened)} back={withQuery(TEXTS, {})} backLabel={t("texts-back")}>
          <TextEditor text={opened} saved={saved} />
        </Panel>
      )}
      {rest !== "" && !opened && texts.value && <Panel title={t("texts-missing-title")} back={withQuery(TEXTS, {})} backLabel={t("texts-back")}><p>{t("texts-missing-text")}</p></Panel>}
    </div>
  );
}

function Rows({ texts, open }: { texts: readonly Text[]; open: string }) {
  const { t } = usePage();
  const [q, own] = [query.value.get("q") ?? "", query.value.get("own") === "1"];
  const words = (text: Text) => [text.description, text.key, ...[text.uk, text.en].flatMap((said) => [said.value ?? "", said.default])];
  const places = byPlace(texts.filter((text) => (!own || isOwn(text)) && found(q, words(text))));
  const count = places.reduce((sum, place) => sum + place.texts.length, 0);
  return (
    <>
      <p class="settings-lead">{t("texts-lead")}</p>
      <div class="settings-filters" role="group" aria-label={t("filters-label")}>
        <SearchField label={t("texts-search")} />
        <button type="button" class="chip chip-plain" aria-pressed={own} onClick={() => { go(withQuery(location.pathname, { own: own ? null : "1" }), { replace: true }); }}>
          {t("texts-own-only")} <span class="chip-count">{texts.filter(isOwn).length}</span>
        </button>
      </div>
      <p class="settings-count" role="status">{t("texts-count", { count })}</p>
      {count === 0 && (
        <Notice title={t("texts-none-title")} text={t(own && q === "" ? "texts-none-own" : "texts-none-text")}>
          <button type="button" class="button button-primary" onClick={() => { go(withQuery(TEXTS, { q: null, own: null }), { replace: true }); }}>{t("filters-reset")}</button>
        </Notice>
      )}
      {places.map((place) => (
        <section key={place.name} aria-labelledby={`place-${place.name}`}>
          <h2 id={`place-${place.name}`} class="settings-place">{t(`texts-place-${place.name}`)}</h2>
          <ul class="settings-rows">
            {place.texts.map((text) => <li key={text.key}><Row text={text} isOpen={text.key === open} /></li>)}
          </ul>
        </section>
      ))}
    </>
  );
}

function Row({ text, isOpen }: { text: Text; isOpen: boolean }) {
  const { t, language } = usePage();
  const said = text[language].value ?? text[language].default;
  const own = (["uk", "en"] as const).filter((one) => text[one].value !== null);
  return (
    <a class="settings-item text-item" href={withQuery(`${TEXTS}/${text.key}`, {})} data-row data-key={text.key} aria-current={isOpen ? "true" : undefined}>
      <span class="settings-item-main">
        <span class="settings-item-name">{titleOf(text)}</span>
        <span class="settings-item-note text-said">{said || t("texts-nothing")}</span>
      </span>
      {own.length > 0 && <span class="flag">{t("texts-own-in", { languages: own.map((one) => t(`texts-in-${one}`)).join(", ") })}</span>}
    </a>
  );
}

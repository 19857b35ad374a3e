// Who is signed in, and behind it what is theirs to set: theme, language, how they sign in, and the way out.
import { useSignal } from "@preact/signals";
import { chooseLanguage } from "../lib/language";
import { LANGUAGES } from "../lib/messages";
import { monogram } from "../lib/monogram";
import type { Theme } from "../state/state";
import { ownAreasOf } from "./areas";
import { usePage } from "./page";
import { signOut, type Who } from "./session";
import { chooseTheme, theme } from "./theme";
import { Icon } from "./ui/icon";
import { toast } from "./ui/toasts";
import { failureWords } from "./ui/notice";

const THEMES: readonly Theme[] = ["auto", "light", "dark"];
const MENU = "account-menu";

export function AccountMenu({ who }: { who: Who }) {
  const { t, language } = usePage();
  const open = useSignal(false);
  const name = who.name || (who.login ?? "");
  const leave = () => {
    signOut().catch((error: unknown) => {
      toast(failureWords(t, error));
    });
  };
  return (
    <div class="account">
      <button type="button" class="account-button" popovertarget={MENU} aria-expanded={open.value} aria-label={t("account-of", { name })}>
        <span class="monogram" aria-hidden="true">{monogram(name)}</span>
        <span class="account-name" aria-hidden="true">{name}</span>
      </button>
      <div
        id={MENU}
        class="account-menu floating"
        popover="auto"
        onToggle={(event) => {
          open.value = event.newState === "open";
        }}
      >
        <p class="account-who">
          <strong>{name}</strong>
          <span>{t(`role-${who.role}`)}</span>
        </p>
        <fieldset>
          <legend>{t("theme-label")}</legend>
          <div class="segments">
            {THEMES.map((one) => (
              <label class="look-theme" key={one}>
                <input type="radio" name="theme" value={one} checked={theme.value === one} onChange={() => { chooseTheme(one); }} />
                <span>{t(`theme-${one}`)}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <fieldset>
          <legend>{t("language-label")}</legend>
          <div class="segments">
            {LANGUAGES.map((one) => (
              <label class="look-theme" key={one} lang={one}>
                <input type="radio" name="language" value={one} checked={language === one} onChange={() => { chooseLanguage(one); }} />
                <span>{t(`language-${one}`)}</span>
              </label>
            ))}
          </div>
        </fieldset>
        {ownAreasOf(who.role).map((area) => (
          <a key={area.path} class="button account-own" href={area.path} onClick={() => { document.getElementById(MENU)?.hidePopover(); }}>
            <Icon name={area.icon} />
            {t(area.title)}
          </a>
        ))}
        <button type="button" class="button account-out" onClick={leave}>
          <Icon name="leave" />
          {t("sign-out")}
        </button>
      </div>
    </div>
  );
}

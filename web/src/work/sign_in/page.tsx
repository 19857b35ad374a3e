// The way in. Residents come with a code by e-mail, staff with a password or through their identity provider; both come back to
// where they were.
import { useEffect } from "preact/hooks";
import { useSignal } from "@preact/signals";
import { homeOf } from "../areas";
import { usePage } from "../page";
import { go } from "../router";
import { who } from "../session";
import { Icon } from "../ui/icon";
import { Applicant } from "./applicant";
import { Staff } from "./staff";

type Kind = "applicant" | "staff";

export function SignInPage({ back }: { back: string | null }) {
  const { t, community } = usePage();
  const kind = useSignal<Kind>(/^\/(desk|administration)/.test(back ?? "") ? "staff" : usual());
  useEffect(() => {
    document.title = `${t("sign-in-title")} · ${community.name}`;
  }, []);
  const done = () => {
    remember(kind.value);
    const person = who.value;
    if (!person) return;
    const to = local(back) ?? homeOf(person.role);
    if (/^\/(desk|cabinet|administration)/.test(to)) go(to, { replace: true });
    else location.assign(to);
  };
  return (
    <main class="sign-in">
      <a class="work-home" href="/"><Icon name="map" /><span>{community.name}</span></a>
      <div class="sign-in-card">
        <h1>{t("sign-in-title")}</h1>
        <div class="segments sign-in-kinds" role="group" aria-label={t("sign-in-who")}>
          {(["applicant", "staff"] as const).map((one) => (
            <label class="look-theme" key={one}>
              <input type="radio" name="kind" value={one} checked={kind.value === one} onChange={() => { kind.value = one; }} />
              <span>{t(`sign-in-${one}`)}</span>
            </label>
          ))}
        </div>
        {kind.value === "staff" ? <Staff back={local(back) ?? "/desk"} done={done} /> : <Applicant done={done} />}
      </div>
      <a class="sign-in-away" href="/">{t("home")}</a>
    </main>
  );
}

/** A path of this site, and of no other. */
function local(back: string | null): string | null {
  if (!back?.startsWith("/")) return null;
  const url = new URL(back, location.origin);
  return url.origin === location.origin && url.pathname !== "/sign-in" ? url.pathname + url.search : null;
}

const KEPT = "sign-in-as";

/** As this browser signed in the last time. */
function usual(): Kind {
  try {
    return localStorage.getItem(KEPT) === "staff" ? "staff" : "applicant";
  } catch {
    return "applicant";
  }
}

function remember(kind: Kind): void {
  try {
    localStorage.setItem(KEPT, kind);
  } catch {
    // Asked for anew the next time.
  }
}

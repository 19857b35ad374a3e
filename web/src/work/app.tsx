// Which page is shown: the one the address names, where it is open to whoever is signed in; else the way in.
import { useSignal } from "@preact/signals";
import type { ComponentType } from "preact";
import { useEffect, useErrorBoundary } from "preact/hooks";
import { type Area, areaAt, type AreaProps, homeOf } from "./areas";
import { Bar, Tabs } from "./frame";
import { OfflineStrip } from "./ui/offline_strip";
import { usePage } from "./page";
import { go, path, query } from "./router";
import { expired, who } from "./session";
import { SignInAgain } from "./sign_in/again";
import { SignInPage } from "./sign_in/page";
import { Failure, Notice } from "./ui/notice";
import { Help } from "./ui/help";
import { Question } from "./ui/question";
import { Skeleton } from "./ui/skeleton";
import { Toasts } from "./ui/toasts";
import { learn } from "./words";

/** The path of whoever comes to work without saying to which page. */
const ENTRANCES = ["/desk", "/cabinet", "/administration"];

export function App() {
  const person = who.value;
  const here = path.value;
  const isSignIn = here === "/sign-in";
  const area = areaAt(here);
  const home = person ? homeOf(person.role) : "/";
  const strayed = person && ENTRANCES.includes(here) && home !== "/" && !area;
  useEffect(() => {
    if (strayed) go(home, { replace: true });
  }, [strayed, home]);
  // Where the page stays for the length of a sign-in, it is not taken down under what is being typed.
  if (!person) return <SignInPage back={isSignIn ? query.value.get("return_to") : here + location.search} />;
  if (isSignIn) return <SignInPage back={query.value.get("return_to")} />;
  return (
    <div class="frame">
      <Bar who={person} />
      <OfflineStrip />
      <main id="content" class="frame-content" tabIndex={-1}>
        {area?.roles.includes(person.role) ? <AreaView key={area.path} area={area} rest={here.slice(area.path.length + 1)} /> : <NotHere home={home} />}
      </main>
      <Tabs who={person} />
      <Toasts />
      <Help />
      <Question />
      {expired.value && <SignInAgain who={person} />}
    </div>
  );
}

const loaded = new Map<string, ComponentType<AreaProps>>();

/** An area's page, fetched when it is first opened. */
function AreaView({ area, rest }: { area: Area; rest: string }) {
  const { t, community } = usePage();
  const Content = useSignal(loaded.get(area.path));
  const failed = useSignal<unknown>(null);
  const [broken, mend] = useErrorBoundary((error) => {
    console.error(error);
  }) as [unknown, () => void];
  const load = () => {
    failed.value = null;
    Promise.all([area.load(), learn(area.words)])
      .then(([module]) => {
        loaded.set(area.path, module.default);
        Content.value = module.default;
      })
      .catch((error: unknown) => {
        failed.value = error;
      });
  };
  useEffect(() => {
    document.title = `${t(area.title)} · ${community.name}`;
    if (!Content.value) load();
  }, []);
  if (broken !== undefined) return <Failure t={t} error={broken} again={mend} />;
  if (failed.value !== null) return <Failure t={t} error={failed.value} again={load} />;
  return Content.value ? <Content.value rest={rest} /> : <Skeleton rows={8} label={t("loading")} />;
}

function NotHere({ home }: { home: string }) {
  const { t } = usePage();
  return (
    <Notice title={t("not-here-title")} text={t("not-here-text")}>
      <a class="button button-primary" href={home}>{home === "/" ? t("home") : t("not-here-work")}</a>
    </Notice>
  );
}

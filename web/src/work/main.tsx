// The pages of those who work on requests, and of applicants: starts them in the reader's language, and finds out who is there.
import "../styles/work/index.css";
import { render } from "preact";
import { calendar } from "../lib/dates";
import { chosenLanguage } from "../lib/language";
import { numbers } from "../lib/numbers";
import { App } from "./app";
import { connection } from "./api";
import { start as beginning } from "./executor/offline";
import { type Page, PageContext } from "./page";
import { followAddress } from "./router";
import { Failure } from "./ui/notice";
import { loadFrameWords } from "./words";

async function start(root: HTMLElement): Promise<void> {
  const language = chosenLanguage();
  document.documentElement.lang = language;
  const t = await loadFrameWords(language);
  try {
    const community = await beginning();
    const page: Page = { t, language, community, days: calendar(language, community.time_zone), numbers: numbers(language) };
    followAddress();
    followNetwork();
    root.replaceChildren();
    root.removeAttribute("aria-busy");
    render(<PageContext.Provider value={page}><App /></PageContext.Provider>, root);
  } catch (error) {
    const again = () => {
      location.reload();
    };
    root.replaceChildren();
    render(<main class="work-alone"><Failure t={t} error={error} again={again} /></main>, root);
  }
}

function followNetwork(): void {
  for (const [event, online] of [["online", true], ["offline", false]] as const) {
    addEventListener(event, () => {
      connection.value = { ...connection.value, online };
    });
  }
}

const root = document.getElementById("work");
if (root) void start(root);

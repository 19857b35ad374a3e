// What is known of oneself: the personal card (M10), where one is signed in, everything as a file, and the way out for good.
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { get } from "../api";
import { usePage } from "../page";
import { Failure } from "../ui/notice";
import { Skeleton } from "../ui/skeleton";
import { PersonForm } from "./person_form";
import { Sessions } from "./sessions";
import { DeleteAccount, TakeAlong } from "./take_along";
import type { Me } from "./types";

export default function PersonPage() {
  const { t } = usePage();
  const me = useSignal<Me | null>(null);
  const failed = useSignal<unknown>(null);
  const load = async () => {
    failed.value = null;
    try {
      me.value = await get<Me>("/api/me");
    } catch (error) {
      failed.value = error;
    }
  };
  useEffect(() => void load(), []);
  const person = me.value;
  return (
    <div class="report person">
      <h1>{t("area-person")}</h1>
      {person ? (
        <>
          <section aria-labelledby="person-card">
            <h2 id="person-card">{t("person-card")}</h2>
            <PersonForm me={person} saved={(now) => { me.value = now; }} />
          </section>
          <Sessions />
          <TakeAlong />
          <DeleteAccount />
        </>
      ) : failed.value !== null ? <Failure t={t} error={failed.value} again={() => void load()} /> : <Skeleton rows={5} label={t("loading")} />}
    </div>
  );
}

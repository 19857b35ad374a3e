// The session has ended at work: signing in before the page, which stays as it is behind.
import { usePage } from "../page";
import { giveUp, type Who } from "../session";
import { Dialog } from "../ui/dialog";
import { Applicant } from "./applicant";
import { Staff } from "./staff";

export function SignInAgain({ who }: { who: Who }) {
  const { t } = usePage();
  const nothing = () => undefined;
  return (
    <Dialog title={t("again-title")}>
      <p class="form-lead">{t("again-text")}</p>
      {who.role === "applicant" ? <Applicant done={nothing} /> : <Staff login={who.login} back={location.pathname + location.search} done={nothing} />}
      <button type="button" class="link-button" onClick={() => void giveUp()}>{t("again-leave")}</button>
    </Dialog>
  );
}

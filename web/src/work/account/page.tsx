// How a member of staff signs in: their second factor, and where they are signed in.
import { usePage } from "../page";
import { Sessions } from "../cabinet/sessions";
import { SecondFactor } from "./second_factor";

export default function AccountPage() {
  const { t } = usePage();
  return (
    <div class="report person">
      <h1>{t("area-account")}</h1>
      <SecondFactor />
      <Sessions />
    </div>
  );
}

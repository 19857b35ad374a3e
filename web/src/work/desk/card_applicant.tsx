// Who asked for it: for operators alone, and never public (M5).
import { usePage } from "../page";
import { Fact } from "./card";
import type { DeskCard } from "./types";

export function ApplicantFacts({ card: { applicant } }: { card: DeskCard }) {
  const { t } = usePage();
  // Not for this reader at all; or nobody is known.
  if (applicant === undefined) return null;
  if (!applicant) return <p class="card-note">{t("applicant-none")}</p>;
  const mail = applicant.email || applicant.contact_email;
  const name = [applicant.surname, applicant.name, applicant.patronymic].filter(Boolean).join(" ");
  return (
    <>
      <h3 class="card-sub">{t("applicant-title")}</h3>
      <dl class="facts facts-plain">
        <Fact name={t("applicant-name")}>{name || t("applicant-erased")}</Fact>
        {applicant.phone && <Fact name={t("card-phone")}><a href={`tel:${applicant.phone.replaceAll(/[^\d+]/g, "")}`}>{applicant.phone}</a></Fact>}
        {mail && <Fact name={t("email")}><a href={`mailto:${mail}`}>{mail}</a></Fact>}
        {applicant.residence && <Fact name={t("applicant-lives")}>{applicant.residence}</Fact>}
        {applicant.standing === "displaced" && <Fact name={t("card-certificate")}>{applicant.certificate}</Fact>}
      </dl>
    </>
  );
}

// The script of a call: which keys, in which order, make a request in under a minute.
import { usePage } from "../page";

const STEPS = ["text", "service", "address", "caller", "register", "next"] as const;

export function Script() {
  const { t } = usePage();
  return (
    <section class="script" aria-labelledby="script-title">
      <h3 id="script-title">{t("script-title")}</h3>
      <ol>
        {STEPS.map((step) => (
          <li key={step}><span class="script-keys">{t(`script-${step}-keys`)}</span><span>{t(`script-${step}`)}</span></li>
        ))}
      </ol>
      <p>{t("script-order")}</p>
    </section>
  );
}

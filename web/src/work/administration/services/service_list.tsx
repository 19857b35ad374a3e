// Services under their headings, and apart from them those that are retired.
import { usePage } from "../../page";
import { byGroup, type Service } from "../setup";

interface ServiceListProps {
  services: readonly Service[];
  selected: string;
  hrefOf: (code: string) => string;
}

export function ServiceList({ services, selected, hrefOf }: ServiceListProps) {
  const { t } = usePage();
  const retired = services.filter(({ retired_at }) => retired_at !== null);
  const rows = (list: readonly Service[]) => (
    <ul class="setup-rows">
      {list.map((service) => <li key={service.code}><Row service={service} open={service.code === selected} href={hrefOf(service.code)} /></li>)}
    </ul>
  );
  return (
    <>
      {byGroup(services.filter(({ retired_at }) => retired_at === null)).map(([group, list]) => (
        <section key={group} class="setup-group">
          <h2>{group || t("services-no-group")}</h2>
          {rows(list)}
        </section>
      ))}
      {retired.length > 0 && (
        <section class="setup-group setup-group-retired">
          <h2>{t("services-retired")}</h2>
          {rows(retired)}
        </section>
      )}
    </>
  );
}

function Row({ service, open, href }: { service: Service; open: boolean; href: string }) {
  const { t } = usePage();
  return (
    <a class="setup-service" href={href} data-row aria-current={open ? "true" : undefined}>
      <span class="setup-name">
        {service.name}
        {!service.reviewed && <span class="setup-flag">{t("service-flag-unreviewed")}</span>}
        {service.outside_powers && <span class="setup-flag">{t("service-flag-outside")}</span>}
      </span>
      <code class="setup-service-code">{service.code}</code>
      <span class="setup-quiet">{t(`term-${service.term_unit}`, { count: service.term_days })}</span>
      <span class="setup-quiet setup-visibility" data-visibility={service.visibility}>{t(`visibility-${service.visibility}`)}</span>
    </a>
  );
}

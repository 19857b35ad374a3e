// The service, found by any words of its name, its heading or its code; how the public will see the request stands below.
import { useComputed, useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { catalogue, needCatalogue } from "../desk/catalogue";
import type { Catalogue } from "../desk/types";
import { usePage } from "../page";
import { Combobox } from "../ui/combobox";
import { fieldId } from "../ui/form";
import type { FormProps } from "./call_form";

type Service = Catalogue["services"][number];

const folded = (words: string) => words.toLowerCase().replaceAll(/[’'ʼ`]/g, "");

/** Each word begins a word of the service; what begins its name comes first. */
export function matching(services: readonly Service[], typed: string): Service[] {
  const asked = folded(typed).split(/\s+/).filter(Boolean);
  const fits = ({ code, name, group }: Service) => {
    const has = folded(`${name} ${group} ${code}`).split(/[^\p{L}\p{N}]+/u);
    return asked.every((word) => has.some((one) => one.startsWith(word)));
  };
  const rank = ({ code, name }: Service) => (code === typed.trim() ? 0 : folded(name).startsWith(asked[0] ?? "") ? 1 : 2);
  return services.filter((service) => !service.retired && fits(service)).sort((a, b) => rank(a) - rank(b));
}

export function ServiceField({ form, state }: FormProps) {
  const { t } = usePage();
  useEffect(needCatalogue, []);
  const { service, service_text } = form.values.value;
  const all = catalogue.value?.services ?? [];
  const chosen = all.find(({ code }) => code === service);
  const typed = useSignal(service_text);
  typed.value = chosen ? "" : service_text;
  const found = useComputed(() => matching(catalogue.value?.services ?? [], typed.value)).value;
  const error = form.errors.value.service;
  return (
    <Combobox
      id={fieldId(form.name, "service")}
      label={t("call-service")}
      aside={<kbd>Alt+S</kbd>}
      error={error}
      value={service_text}
      settled={service !== ""}
      leavingPicks
      options={found.map(({ code, name, group }) => ({ id: code, label: name, note: group === name ? undefined : group }))}
      hint={chosen ? t(`call-visible-${chosen.visibility}`) : service_text && found.length === 0 && catalogue.value ? t("call-service-none") : t("call-service-hint")}
      onText={(text) => {
        state.set({ service: "", service_text: text });
        form.errors.value = { ...form.errors.peek(), service: undefined };
      }}
      onPick={(index) => {
        const picked = found[index];
        if (!picked) return;
        state.set({ service: picked.code, service_text: picked.name });
        form.errors.value = { ...form.errors.peek(), service: undefined };
      }}
    />
  );
}

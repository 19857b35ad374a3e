// A service as a form has it, and as the API has it.
import type { Service } from "../setup";

export const NEW_SERVICE = { code: "", name: "", group: "", term_days: "", term_unit: "calendar", visibility: "never", outside_powers: "", where_to_turn: "", open311_code: "" };
export type ServiceValues = typeof NEW_SERVICE;

export const valuesOf = (service: Service): ServiceValues => ({
  code: service.code,
  name: service.name,
  group: service.group,
  term_days: String(service.term_days),
  term_unit: service.term_unit,
  visibility: service.visibility,
  outside_powers: service.outside_powers ? "yes" : "",
  where_to_turn: service.where_to_turn ?? "",
  open311_code: service.open311_code ?? "",
});

/** Its body; whoever saves it has looked at it. */
export const bodyOf = ({ term_days, outside_powers, ...values }: ServiceValues) => ({
  ...values,
  term_days: Number(term_days),
  outside_powers: outside_powers !== "",
  reviewed: true,
});

/** Keys of what is wrong, by field; what only the server knows it says itself. */
export function wrongIn(values: ServiceValues, isNew: boolean): Partial<Record<keyof ServiceValues, string>> {
  const wrong: Partial<Record<keyof ServiceValues, string>> = {};
  if (values.name.trim() === "") wrong.name = "needed-setup-name";
  if (isNew && values.code.trim() === "") wrong.code = "needed-service-code";
  if (!/^\d{1,4}$/.test(values.term_days)) wrong.term_days = "needed-service-term";
  if (values.outside_powers !== "" && values.where_to_turn.trim() === "") wrong.where_to_turn = "needed-service-where";
  return wrong;
}

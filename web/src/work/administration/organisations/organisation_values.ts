// An organisation as a form has it, and as the API has it.
import type { Organisation } from "../setup";

export const NEW_ORGANISATION = { name: "", phone: "", email: "", districts: "" };
export type OrganisationValues = typeof NEW_ORGANISATION;

export const valuesOf = ({ name, phone, email, districts }: Organisation): OrganisationValues => ({
  name,
  phone: phone ?? "",
  email: email ?? "",
  districts: join(districts),
});

export const bodyOf = ({ districts, ...values }: OrganisationValues) => ({ ...values, districts: split(districts) });

/** Ids in their order, so that the same choice is the same text. */
const join = (ids: readonly number[]): string => [...ids].sort((one, other) => one - other).join(",");
export const split = (text: string): number[] => text.split(",").filter(Boolean).map(Number);

/** With the district, or without it. */
export const turned = (text: string, id: number, on: boolean): string => join([...split(text).filter((other) => other !== id), ...(on ? [id] : [])]);

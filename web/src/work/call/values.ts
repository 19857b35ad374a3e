// What is typed of one call, what of it is missing, and what of it is sent.
import type { LonLat } from "../map/points";
import type { Values } from "../ui/form";

export interface CallValues extends Values {
  text: string;
  /** Code of the chosen service; empty while none is. */
  service: string;
  /** What stands in its field. */
  service_text: string;
  address: string;
  /** `lon,lat` of the place that was chosen; empty leaves it to the machine, or to the queue. */
  point: string;
  /** How it was chosen: a `candidate` goes with its words, a `pin` stays when they change. */
  chosen: string;
  surname: string;
  name: string;
  patronymic: string;
  phone: string;
  email: string;
  residence: string;
  standing: string;
  certificate: string;
  /** `yes`: whoever calls does not say who they are. */
  unnamed: string;
  /** `yes`: the problem is where the applicant lives. */
  at_residence: string;
}

export const EMPTY: CallValues = {
  text: "", service: "", service_text: "", address: "", point: "", chosen: "",
  surname: "", name: "", patronymic: "", phone: "", email: "", residence: "", standing: "resident", certificate: "",
  unnamed: "", at_residence: "",
};

const CALLER = ["surname", "name", "patronymic", "phone", "email", "residence", "standing", "certificate", "unnamed"] as const;

/** Another question of the same caller at the same place (M13). */
export const anotherQuestion = (values: CallValues, text: string): CallValues => ({ ...values, text, service: "", service_text: "" });

export const isUntouched = (values: CallValues): boolean => JSON.stringify(values) === JSON.stringify(EMPTY);

export function pointOf({ point }: CallValues): LonLat | null {
  const [lon, lat] = point.split(",").map(Number);
  return point !== "" && lon !== undefined && lat !== undefined ? [lon, lat] : null;
}

/** Seven decimals are a centimetre, and what the server's candidates have. */
export const asPoint = ([lon, lat]: LonLat): string => `${lon.toFixed(7)},${lat.toFixed(7)}`;

/** The fields that are missing, in the order they stand in. */
export function missing(values: CallValues): (keyof CallValues & string)[] {
  const needed: (keyof CallValues & string)[] = ["text", "service", "address"];
  if (!values.unnamed) needed.push("surname", "name", "phone", "residence", ...(values.standing === "displaced" ? ["certificate"] : []));
  return needed.filter((field) => values[field]?.trim() === "" && !(field === "address" && values.point !== ""));
}

export interface Submission {
  service: string;
  address?: string;
  point?: LonLat;
  text: string;
  at_residence: boolean;
  applicant?: Record<string, string>;
}

/** The body of `POST /api/requests`. */
export function submission(values: CallValues): Submission {
  const point = pointOf(values);
  const address = values.address.trim();
  const said = CALLER.filter((field) => field !== "unnamed").map((field) => [field, values[field].trim()] as const);
  const applicant = said.filter(([field, value]) => value !== "" && (field !== "certificate" || values.standing === "displaced"));
  return {
    service: values.service,
    ...(address !== "" && { address }),
    ...(point && { point }),
    text: values.text.trim(),
    at_residence: values.at_residence !== "",
    ...(!values.unnamed && { applicant: Object.fromEntries(applicant) }),
  };
}

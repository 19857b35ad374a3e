// The pages there are: who sees which, what it is called, and where its code lies. A new page is one line here.
import type { ComponentType } from "preact";
import type { WorkIcon } from "./ui/icon";
import type { Role } from "./session";
import { learn } from "./words";

export interface AreaProps {
  /** What follows the area's path in the address, for instance a registration number; empty where nothing does. */
  rest: string;
}

export interface Area {
  path: string;
  roles: readonly Role[];
  /** Key of its name in `messages/work`. */
  title: string;
  icon: WorkIcon;
  /** The menu of the account leads there, and no tab. */
  isOwn?: boolean;
  /** Folder in `messages` with its own words. */
  words: string;
  load: () => Promise<{ default: ComponentType<AreaProps> }>;
}

/** Where an area shows what another one does: its words come along. */
const withWords = async <T>(words: string, page: Promise<T>): Promise<T> => (await Promise.all([page, learn(words)]))[0];

export const AREAS: readonly Area[] = [
  { path: "/desk/overview", roles: ["official"], title: "area-overview", icon: "chart", words: "desk", load: () => import("./overview/overview_page") },
  { path: "/desk/call", roles: ["operator"], title: "area-call", icon: "phone", words: "call", load: () => import("./call/call_page") },
  { path: "/desk/queues", roles: ["operator"], title: "area-queues", icon: "queue", words: "queues", load: () => withWords("desk", import("./queues/page")) },
  { path: "/desk/work", roles: ["executor"], title: "area-work", icon: "check", words: "executor", load: () => withWords("desk", import("./executor/work_page")) },
  { path: "/desk/requests", roles: ["operator", "executor", "official"], title: "area-requests", icon: "list", words: "desk", load: () => import("./desk/requests_page") },
  { path: "/cabinet/requests", roles: ["applicant"], title: "area-own-requests", icon: "list", words: "cabinet", load: () => import("./cabinet/requests_page") },
  { path: "/cabinet/report", roles: ["applicant"], title: "area-report", icon: "plus", words: "cabinet", load: () => import("./cabinet/report_page") },
  { path: "/cabinet/card", roles: ["applicant"], title: "area-person", icon: "person", words: "cabinet", load: () => import("./cabinet/person_page") },
  { path: "/desk/account", roles: ["operator", "executor", "official", "administrator"], title: "area-account", icon: "lock", isOwn: true, words: "account", load: () => withWords("cabinet", import("./account/page")) },
  { path: "/administration/services", roles: ["administrator"], title: "area-services", icon: "list", words: "administration", load: () => import("./administration/services/services_page") },
  { path: "/administration/organisations", roles: ["administrator"], title: "area-organisations", icon: "organisation", words: "administration", load: () => import("./administration/organisations/organisations_page") },
  { path: "/administration/routing", roles: ["administrator"], title: "area-routing", icon: "table", words: "administration", load: () => import("./administration/routing/routing_page") },
  { path: "/administration/members", roles: ["administrator"], title: "area-members", icon: "person", words: "settings", load: () => import("./administration/members/page") },
  { path: "/administration/calendar", roles: ["administrator"], title: "area-calendar", icon: "calendar", words: "settings", load: () => import("./administration/calendar/page") },
  { path: "/administration/texts", roles: ["administrator"], title: "area-texts", icon: "words", words: "settings", load: () => import("./administration/texts/page") },
  { path: "/administration/audit", roles: ["administrator"], title: "area-audit", icon: "history", words: "settings", load: () => import("./administration/audit/page") },
];

/** What somebody works with, in the order of the tabs. */
export const areasOf = (role: Role): Area[] => AREAS.filter(({ roles, isOwn }) => roles.includes(role) && !isOwn);

/** What is theirs to set, for the menu of the account. */
export const ownAreasOf = (role: Role): Area[] => AREAS.filter(({ roles, isOwn }) => roles.includes(role) && isOwn);

/** The area a path belongs to. */
export function areaAt(path: string): Area | undefined {
  return AREAS.find((area) => path === area.path || path.startsWith(`${area.path}/`));
}

/** Where somebody begins who has only come to work. */
export const homeOf = (role: Role): string => areasOf(role)[0]?.path ?? "/";

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
  /** Folder in `messages` with its own words. */
  words: string;
  load: () => Promise<{ default: ComponentType<AreaProps> }>;
}

/** Where an area shows what another one does: its words come along. */
const withWords = async <T>(words: string, page: Promise<T>): Promise<T> => (await Promise.all([page, learn(words)]))[0];

export const AREAS: readonly Area[] = [
  { path: "/desk/work", roles: ["executor"], title: "area-work", icon: "check", words: "executor", load: () => withWords("desk", import("./executor/work_page")) },
  { path: "/desk/requests", roles: ["operator", "executor", "official"], title: "area-requests", icon: "list", words: "desk", load: () => import("./desk/requests_page") },
];

export const areasOf = (role: Role): Area[] => AREAS.filter(({ roles }) => roles.includes(role));

/** The area a path belongs to. */
export function areaAt(path: string): Area | undefined {
  return AREAS.find((area) => path === area.path || path.startsWith(`${area.path}/`));
}

/** Where somebody begins who has only come to work. */
export const homeOf = (role: Role): string => areasOf(role)[0]?.path ?? "/";

// The contact centre's side of a test: a desk at which requests are registered, accepted and moved on.
import { type APIRequestContext, expect, request as http } from "@playwright/test";
import type { Community, RequestPage } from "../src/api/types";

/** The demo's password of every role, and the organisation of its executor. */
const PASSWORD = "hromada-demo";
export const EXECUTOR = "КП «Благоустрій»";

export interface Desk {
  /** Registers a request for the service at a place and accepts it: its number. */
  accepted(at: readonly [number, number], service?: string): Promise<string>;
  /** The operator takes a step, or the executor where it is theirs. */
  move(number: string, to: string, more?: object): Promise<void>;
  /** The operator processes the word of the applicant that waits. */
  process(number: string, decision: object): Promise<void>;
  leave(): Promise<void>;
}

export async function openDesk(baseURL: string): Promise<Desk> {
  const [api, executor] = await Promise.all([signedIn(baseURL, "operator"), signedIn(baseURL, "executor")]);
  const theirs = ["in_progress", "submitted_done", "submitted_infeasible"];
  const move = async (number: string, to: string, more: object = {}) => {
    const answer = await (theirs.includes(to) ? executor : api).post(`/api/requests/${number}/transitions`, { data: { to, ...more } });
    expect(answer.ok(), `${number} → ${to}: ${await answer.text()}`).toBe(true);
  };
  return {
    move,
    accepted: async (at, service = "lighting") => {
      const answer = await api.post("/api/requests", { data: { service, point: at, text: "Не світить ліхтар." } });
      expect(answer.status(), await answer.text()).toBe(201);
      const { number } = (await answer.json()) as { number: string };
      await move(number, "accepted", { executor: EXECUTOR, public_text: "Не світить ліхтар." });
      return number;
    },
    process: async (number, decision) => {
      const { responses } = (await (await api.get(`/api/desk/requests/${number}`)).json()) as { responses: { id: number; processed_at: string | null }[] };
      const waiting = responses.find(({ processed_at }) => processed_at === null);
      const answer = await api.post(`/api/desk/responses/${waiting?.id ?? 0}`, { data: decision });
      expect(answer.ok(), await answer.text()).toBe(true);
    },
    leave: async () => {
      await Promise.all([api.dispose(), executor.dispose()]);
    },
  };
}

export async function signedIn(baseURL: string, login: string): Promise<APIRequestContext> {
  const api = await http.newContext({ baseURL });
  const answer = await api.post("/api/session", { data: { login, password: PASSWORD } });
  expect(answer.ok(), await answer.text()).toBe(true);
  return api;
}

/** A place inside the community at which nothing is, and nothing near it; each call finds the same until something is. */
export async function emptyPlace(baseURL: string): Promise<[number, number]> {
  const api = await http.newContext({ baseURL });
  const { centre } = (await (await api.get("/api/community")).json()) as Community;
  for (let step = 0; step < 400; step++) {
    // A spiral of squares around the centre, some fifty metres a step.
    const ring = Math.ceil(Math.sqrt(step)) * STEP;
    const turn = step * 2.4;
    const [lon, lat] = [centre[0] + ring * Math.cos(turn), centre[1] + ring * Math.sin(turn)];
    const box = [lon - NEAR, lat - NEAR, lon + NEAR, lat + NEAR].join(",");
    const { numberMatched } = (await (await api.get(`/api/requests?limit=1&bbox=${box}`)).json()) as RequestPage;
    if (numberMatched === 0) {
      await api.dispose();
      return [Number(lon.toFixed(6)), Number(lat.toFixed(6))];
    }
  }
  throw new Error("the community is full");
}

const STEP = 0.0006;
const NEAR = 0.0004;

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Changed, gather } from "./gather";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function heard() {
  const acts: Changed[] = [];
  const tell = gather(1000, (changed) => acts.push(changed));
  return { acts, tell };
}

test("a single change is acted on at once", () => {
  const { acts, tell } = heard();
  tell(["14/1/1"]);
  expect(acts).toEqual([["14/1/1"]]);
  vi.advanceTimersByTime(5000);
  expect(acts).toHaveLength(1);
  tell(["14/1/2"]);
  expect(acts).toHaveLength(2);
});

test("a busy city is one refresh a second, of each tile once", () => {
  const { acts, tell } = heard();
  for (let index = 0; index < 300; index++) {
    tell([`14/1/${index % 3}`]);
    vi.advanceTimersByTime(10);
  }
  vi.advanceTimersByTime(1000);
  expect(acts).toHaveLength(4);
  expect(acts[1]).toEqual(["14/1/1", "14/1/2", "14/1/0"]);
});

test("where anything may have changed, the tiles do not matter", () => {
  const { acts, tell } = heard();
  tell(["14/1/1"]);
  tell(["14/1/2"]);
  tell(null);
  tell(["14/1/3"]);
  vi.advanceTimersByTime(1000);
  expect(acts).toEqual([["14/1/1"], null]);
});

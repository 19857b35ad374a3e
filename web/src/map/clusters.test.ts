import { describe, expect, test } from "vitest";
import { arcs, clusterCounts, clusterRadius } from "./cluster_image";

describe("a cluster's ring", () => {
  test("has an arc per group that is there, all round", () => {
    const ring = arcs([10, 0, 10, 0, 20]);
    expect(ring.map(({ index }) => index)).toEqual([0, 2, 4]);
    expect(ring[0]?.from).toBe(0);
    expect(ring.at(-1)?.to).toBeCloseTo(1);
    expect((ring[2]?.to ?? 0) - (ring[2]?.from ?? 0)).toBeCloseTo(0.5);
  });

  test("shows even one overdue among a thousand", () => {
    const [, overdue] = arcs([1000, 1, 0, 0, 0]);
    expect((overdue?.to ?? 0) - (overdue?.from ?? 0)).toBeGreaterThan(0.03);
  });

  test("is named after its counts", () => {
    expect(clusterCounts("cluster:5,0,1,12,0")).toEqual([5, 0, 1, 12, 0]);
    expect(clusterCounts("mark:done")).toBeNull();
    expect(clusterCounts("cluster:1,x,2,3,4")).toBeNull();
  });

  test("grows, but not without bound", () => {
    expect(clusterRadius(2)).toBeLessThan(clusterRadius(200));
    expect(clusterRadius(5_000_000)).toBeLessThanOrEqual(30);
  });
});

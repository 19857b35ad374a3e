// A browser and a system by the name people know, out of what a program says of itself. The order matters: most claim to be several.
const BROWSERS = [
  ["Edg", "Edge"],
  ["OPR/", "Opera"],
  ["SamsungBrowser", "Samsung Internet"],
  ["Firefox/", "Firefox"],
  ["FxiOS", "Firefox"],
  ["CriOS", "Chrome"],
  ["Chrome/", "Chrome"],
  ["Safari/", "Safari"],
] as const;
const SYSTEMS = [
  ["Android", "Android"],
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["Windows", "Windows"],
  ["Mac OS", "macOS"],
  ["Linux", "Linux"],
] as const;

export interface Program {
  browser: string | null;
  system: string | null;
}

export function programOf(agent: string): Program {
  const named = (known: readonly (readonly [string, string])[]) => known.find(([sign]) => agent.includes(sign))?.[1] ?? null;
  return { browser: named(BROWSERS), system: named(SYSTEMS) };
}

// What an app for one-time codes does: RFC 6238 with SHA-1, six figures and steps of thirty seconds.
import { createHmac } from "node:crypto";

const STEP = 30_000;
const BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** The code that an app with this key shows; `later` of that many steps later, since each is taken once. */
export function codeOf(key: string, later = 0): string {
  const bits = Array.from(key, (letter) => BASE32.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / STEP) + later));
  const hash = createHmac("sha1", secret).update(counter).digest();
  // RFC 4226, section 5.3.
  const figures = (hash.readUInt32BE((hash.at(-1) ?? 0) & 15) & 0x7fffffff) % 1_000_000;
  return String(figures).padStart(6, "0");
}

/** A code that no app with this key shows at present. */
export function wrongCodeOf(key: string): string {
  const right = [-1, 0, 1, 2].map((later) => codeOf(key, later));
  return ["111111", "222222", "333333", "444444", "555555"].find((code) => !right.includes(code)) ?? "";
}

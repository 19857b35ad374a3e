// A password to be handed over by word or on paper: four groups without the letters and figures that are taken for one another.
const SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";
const [GROUPS, LENGTH] = [4, 4];

/** Some 79 bits of the browser's own randomness, every sign equally likely. */
export function makePassword(): string {
  return Array.from({ length: GROUPS }, () => Array.from({ length: LENGTH }, sign).join("")).join("-");
}

function sign(): string {
  const byte = new Uint8Array(1);
  // What lies beyond the last whole round of signs would favour the first of them.
  const fair = 256 - (256 % SIGNS.length);
  for (;;) {
    const [drawn = 0] = crypto.getRandomValues(byte);
    if (drawn < fair) return SIGNS.charAt(drawn % SIGNS.length);
  }
}

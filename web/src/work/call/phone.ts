// A telephone number as it is read aloud: «067 123 45 67», «+380 67 123 45 67». What is no Ukrainian number stays as it is typed.
export function phoneWords(typed: string): string {
  if (/[^\d\s()+-]/.test(typed)) return typed;
  const digits = typed.replaceAll(/\D/g, "");
  const abroad = typed.trimStart().startsWith("+") || digits.startsWith("380");
  if (abroad && !digits.startsWith("380")) return typed;
  if (!abroad && !digits.startsWith("0")) return typed;
  const [country, own] = abroad ? ["+380", digits.slice(3)] : ["", digits];
  if (own.length > (abroad ? 9 : 10)) return typed;
  // The operator's code has a zero before it at home.
  const code = abroad ? 2 : 3;
  const parts = [country, own.slice(0, code), own.slice(code, code + 3), own.slice(code + 3, code + 5), own.slice(code + 5)];
  return parts.filter(Boolean).join(" ");
}

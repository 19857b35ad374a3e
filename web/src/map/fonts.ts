// The map draws its letters from the page's own font, so that font must be here before the first label.

/** Letters of every subset the labels use: fonts are split by script and come only when asked for. */
const SAMPLE = "Їжак, вул. № 12Ab";
/** A slow network must not hold the map back for longer, milliseconds. */
const PATIENCE = 3000;

export async function loadFonts(): Promise<void> {
  const weights = [400, 500, 600, 700].map((weight) => document.fonts.load(`${weight} 16px "Onest Variable"`, SAMPLE));
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  await Promise.race([Promise.all(weights), late]).catch(() => undefined);
}

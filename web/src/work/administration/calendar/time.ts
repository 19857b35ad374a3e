// Times of day as they are typed: «8», «8:30», «0830», «8.30». The day has 24 hours here, whatever the browser's own field would say.

/** `HH:MM:SS`, or null where it is no time yet. */
export function timeOf(typed: string): string | null {
  const [, hours = "", minutes = "00"] = /^\s*(\d{1,2})(?:\s*[:.,-]?\s*(\d{2}))?(?::00)?\s*$/.exec(typed) ?? [];
  if (hours === "" || Number(hours) > 23 || Number(minutes) > 59) return null;
  return `${hours.padStart(2, "0")}:${minutes}:00`;
}

/** «08:30»; what is no time yet, as it was typed. */
export const shown = (time: string): string => (/^\d\d:\d\d:\d\d$/.test(time) ? time.slice(0, 5) : time);

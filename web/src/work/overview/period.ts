// The spans of days an official looks at most, as days of the community's calendar.

export interface Period {
  /** Key of its name. */
  name: string;
  from: string | null;
  to: string | null;
}

/** This month, this quarter and this year up to now, and all time; `today` is `2026-11-22`. */
export function periods(today: string): readonly Period[] {
  const [year = "", month = ""] = today.split("-");
  const quarter = String(Math.floor((Number(month) - 1) / 3) * 3 + 1).padStart(2, "0");
  return [
    { name: "period-month", from: `${year}-${month}-01`, to: null },
    { name: "period-quarter", from: `${year}-${quarter}-01`, to: null },
    { name: "period-year", from: `${year}-01-01`, to: null },
    { name: "period-all", from: null, to: null },
  ];
}

/** Returns whether a day such as 2026-12-24 exists. JavaScript's `Date` reads 30 February as 2 March. */
export function isCalendarDay(day: string): boolean {
  const date = new Date(day)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}

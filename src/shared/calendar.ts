/** Returns whether the calendar has a day, e.g. 2026-12-24. JavaScript's `Date` takes 30 February for 2 March. */
export function isCalendarDay(day: string): boolean {
  const date = new Date(day)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}

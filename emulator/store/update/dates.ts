/** Dates in the documented form, ISO 8601: a day, a time, a zone. */
const DATE = /^(\d{4}-\d\d-\d\d)(?:(T\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?)?$/

/** Returns whether a text is a date. `Date` reads 30 February as 2 March, and accepts a year 0. */
export function isDate(text: string): boolean {
  const day = DATE.exec(text)?.[1]
  if (day === undefined || day < '0001' || Number.isNaN(instantOf(text))) return false
  return new Date(day).getUTCDate() === Number(day.slice(8))
}

/**
 * Formats a date in UTC, with a time, like every date in the Store's answers: inferred for dates that were sent without
 * a time or in another zone. A date without a zone is in UTC.
 */
export const inUtc = (text: string): string =>
  /T.*Z$/.test(text) || !isDate(text) ? text : new Date(instantOf(text)).toISOString().replace('.000Z', 'Z')

function instantOf(text: string): number {
  const [, day = '', time = 'T00:00', zone = 'Z'] = DATE.exec(text) ?? []
  return Date.parse(`${day}${time}${zone}`)
}

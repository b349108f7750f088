import { isDeepStrictEqual } from 'node:util'
import { getField, isJsonObject, namesOf } from '../../shared/json.ts'

/**
 * Returns whether two values mean the same: null, empty values and the date that stands for "none" count as absent;
 * line ends may differ, dates are compared as instants, and neither the case nor the order of names matters.
 */
export function isSameValue(one: unknown, other: unknown): boolean {
  if (one === other) return true
  const [a, b] = [meaningOf(one), meaningOf(other)]
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => isSameValue(item, b[index]))
  if (isJsonObject(a) && isJsonObject(b))
    return namesOf(a, b).every((name) => isSameValue(getField(a, name), getField(b, name)))
  return isDeepStrictEqual(a, b)
}

function meaningOf(value: unknown): unknown {
  if (typeof value === 'string') return meaningOfText(value)
  if (!Array.isArray(value)) return value ?? null
  const items = value.filter((item) => meaningOf(item) !== null)
  return items.length === 0 ? null : items
}

// Times are in UTC, even where the Store does not say so.
const DATE = /^(\d{4}-\d{2}-\d{2}T[\d:.]+)(Z|[+-]\d{2}:\d{2})?$/
// https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions shows it in place of a missing date.
const NO_DATE = Date.UTC(1601, 0, 1)

function meaningOfText(text: string): string | null {
  if (text === '') return null
  const [, time, zone = 'Z'] = DATE.exec(text) ?? []
  const instant = time === undefined ? Number.NaN : Date.parse(time + zone)
  if (instant === NO_DATE) return null
  if (!Number.isNaN(instant)) return new Date(instant).toISOString()
  return text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text
}

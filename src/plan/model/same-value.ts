import { isDeepStrictEqual } from 'node:util'

/**
 * Returns whether two values mean the same: what is null or empty is absent, a line may end in either way, dates are
 * instants, and the order of names is no matter.
 */
export function isSameValue(one: unknown, other: unknown): boolean {
  if (one === other || isDeepStrictEqual(meaningOf(one), meaningOf(other))) return true
  return isDate(one) && isDate(other) && Date.parse(one) === Date.parse(other)
}

function meaningOf(value: unknown): unknown {
  if (value === '') return null
  if (typeof value === 'string') return value.includes('\r') ? value.replaceAll(/\r\n?/g, '\n') : value
  if (!Array.isArray(value)) return value ?? null
  const items = value.map(meaningOf).filter((item) => item !== null)
  return items.length === 0 ? null : items
}

function isDate(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(value)
}

import { toJson } from '../../shared/json.ts'
import type { Change } from '../model/plan.ts'
import { isSameValue } from '../model/same-value.ts'

const LONGEST_VALUE = 80
const MOST_CHANGES = 10

/** Returns a value of a submission as a message shows it: as JSON, and cut when it is long. */
export function describeValue(value: unknown): string {
  if (isSameValue(value, null)) return 'none'
  const text = toJson(value)
  return text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text
}

/** Returns changes as a message shows them; of a long list the number is enough. */
export function describeChanges(changes: readonly Change[]): string {
  const shown = changes
    .slice(0, MOST_CHANGES)
    .map(({ field, before, after }) => `${field} (${describeValue(before)} → ${describeValue(after)})`)
  const more = changes.length - shown.length
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join('; ')
}

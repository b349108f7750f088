import type { Change } from '../model/plan.ts'
import { shortJson } from '../model/problems.ts'
import { isSameValue } from '../model/same-value.ts'

const MOST_CHANGES = 10

/** Returns a value of a submission as a message shows it: as JSON, cut when it is long; `none` when it is empty. */
export function describeValue(value: unknown): string {
  return isSameValue(value, null) ? 'none' : shortJson(value)
}

/** Returns changes as a message shows them: the first ones, and the number of the others. */
export function describeChanges(changes: readonly Change[]): string {
  const shown = changes
    .slice(0, MOST_CHANGES)
    .map(({ field, before, after }) => `${field} (${describeValue(before)} → ${describeValue(after)})`)
  const more = changes.length - shown.length
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join('; ')
}

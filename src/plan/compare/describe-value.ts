import { joinNames } from '../../shared/names.ts'
import type { Change } from '../model/plan.ts'
import { shortJson } from '../model/problems.ts'
import { isSameValue } from '../model/same-value.ts'

/** Returns a value of a submission as shown in messages: as JSON, cut if it is long; `none` if it is empty. */
export function describeValue(value: unknown): string {
  return isSameValue(value, null) ? 'none' : shortJson(value)
}

/** Returns changes as shown in messages: the first ones, and the number of the others. */
export function describeChanges(changes: readonly Change[]): string {
  const sentences = changes.map(
    ({ field, before, after }) => `${field} (${describeValue(before)} → ${describeValue(after)})`,
  )
  return joinNames(sentences, { separator: '; ' })
}

import { isJsonObject, type JsonObject } from '../../shared/json.ts'
import type { Change } from '../model/plan.ts'
import { unchangeable } from '../model/read-only-fields.ts'
import { differencesBetween } from './changes.ts'
import { isIdle, mayBeTheStores } from './stores-own.ts'

/**
 * Lists how a plan for the draft differs from the same plan for the live submission: the Store creates a draft as a
 * copy of the live submission, and any other content would be published unasked. Its rollout and the IDs of its files
 * are its own.
 */
export function differencesOfDraft(planForLive: JsonObject, planForDraft: JsonObject): readonly Change[] {
  const [live, draft] = [planForLive, planForDraft].map(withoutIds) as [JsonObject, JsonObject]
  return differencesBetween(live, draft).filter(
    (change) => !mayBeTheStores(change) && !isOwnOfDraft(change) && !isIdle(change.field, planForDraft),
  )
}

// https://learn.microsoft.com/windows/uwp/publish/gradual-package-rollout: a draft is not part of the live submission's
// rollout.
function isOwnOfDraft({ field }: Change): boolean {
  return (
    /^packageDeliveryOptions\.packageRollout(\.|$)/i.test(field) ||
    /^pricing\.isAdvancedPricingModel$/i.test(field) ||
    unchangeable(field) === 'obsolete'
  )
}

function withoutIds(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutIds)
  if (!isJsonObject(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !/^(id|videoFileId)$/i.test(name))
      .map(([name, inner]) => [name, withoutIds(inner)]),
  )
}

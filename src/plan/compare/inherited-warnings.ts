import { asString, findKey, getField, getObject, type JsonObject } from '../../shared/json.ts'
import { plannedFacts, servesFamily } from '../model/package-facts.ts'
import { newPackageNames, remainingPackages } from '../model/package-list.ts'
import type { PlanRequest } from '../model/plan.ts'
import { isSameValue } from '../model/same-value.ts'

/** The plan, the submission it is based on, and the user's request. */
interface Inheritance {
  readonly base: JsonObject
  readonly planned: JsonObject
  readonly request: Pick<PlanRequest, 'submission' | 'settings' | 'packages'>
  /** Milliseconds since the epoch. */
  readonly now: number
}

/**
 * Lists, as sentences, settings that the draft has inherited from the last release and that are rarely intended twice.
 */
export function inheritedWarnings(inheritance: Inheritance): readonly string[] {
  return [...mandatoryUpdate(inheritance), ...publishDate(inheritance), ...futureDeviceFamilies(inheritance)]
}

function mandatoryUpdate({ planned, request: { submission, settings } }: Inheritance): readonly string[] {
  const options = getObject(planned, 'packageDeliveryOptions')
  const given = getObject(submission ?? {}, 'packageDeliveryOptions')
  const isGiven = settings.mandatoryUpdateDate !== undefined || hasField(given, 'isMandatoryUpdate')
  if (getField(options, 'isMandatoryUpdate') !== true || isGiven || newPackageNames(planned).length === 0)
    return []
  const date = asString(getField(options, 'mandatoryUpdateEffectiveDate'))
  const from = date === '' ? '' : ` from ${date} on`
  return [
    `The update is mandatory${from}, as the last release was. To change that, set "mandatory-update-date", or {"packageDeliveryOptions": {"isMandatoryUpdate": false}} in "submission".`,
  ]
}

function publishDate({
  base,
  planned,
  request: { submission = {}, settings },
  now,
}: Inheritance): readonly string[] {
  // Exported JSON repeats the Store's values, which does not make them a request.
  const isGiven = (field: string): boolean =>
    hasField(submission, field) && !isSameValue(getField(submission, field), getField(base, field))
  if (settings.publishMode !== undefined || isGiven('targetPublishMode') || isGiven('targetPublishDate'))
    return []
  if (getField(planned, 'targetPublishMode') !== 'SpecificDate') return []
  const date = asString(getField(planned, 'targetPublishDate'))
  const isPast = Date.parse(date) <= now
  return [
    `The publish date ${date} is the last release's${isPast ? ' and has passed' : ''}. To change when this one is published, set "publish-mode".`,
  ]
}

/** Warns about device families to which the app is offered but which no package supports. */
function futureDeviceFamilies({ planned, request }: Inheritance): readonly string[] {
  const field = 'allowTargetFutureDeviceFamilies'
  if (newPackageNames(planned).length === 0) return []
  const packages = remainingPackages(planned).map((entry) => plannedFacts(entry, request.packages))
  const given = getObject(request.submission ?? {}, field)
  const families = Object.entries(getObject(planned, field))
    .filter(([family, isAllowed]) => isAllowed === true && !hasField(given, family))
    .map(([family]) => family)
    .filter((family) => !servesFamily(packages, `windows.${family}`))
  if (families.length === 0) return []
  const json = JSON.stringify({ [field]: Object.fromEntries(families.map((family) => [family, false])) })
  return [
    `${field} is true for ${families.join(', ')}, as in the last release, and no package is for ${families.length === 1 ? 'it' : 'them'}. To change that, set ${json} in "submission".`,
  ]
}

function hasField(object: JsonObject, name: string): boolean {
  return findKey(object, name) !== undefined
}

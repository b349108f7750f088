import { refuse } from '../../shared/errors.ts'
import type { Plan } from '../model/plan.ts'
import { errorOf, type Problem } from '../model/problems.ts'
import { isOverrulable } from '../model/rule-codes.ts'
import { checkAddOnFiles } from './add-on-files.ts'
import { checkFiles } from './files.ts'
import { checkImages } from './images.ts'
import { checkLanguages } from './languages.ts'
import { checkListings } from './listings.ts'
import { checkPackageManifests } from './package-manifests.ts'
import { checkPackages } from './packages.ts'
import { checkPrice } from './price.ts'
import type { Rule, RuleContext } from './rule.ts'
import { checkSettings } from './settings.ts'
import { checkSubmissionJson } from './submission-json.ts'

const RULES: readonly Rule[] = [
  checkFiles,
  checkPackages,
  checkPackageManifests,
  checkLanguages,
  checkListings,
  checkImages,
  checkAddOnFiles,
  checkSettings,
  checkSubmissionJson,
  checkPrice,
]

/** Lists what the Store would refuse later, or accept without doing what the user intended. */
export const checkPlan: Rule = (plan, context) => RULES.flatMap((rule) => rule(plan, context))

/**
 * Refuses what `check` finds, unless the user overrules it: an outdated rule of this action must not lock anyone out.
 *
 * @returns warnings about what was overruled.
 * @throws InputError or InputErrors with the input, the file, the rule and what to do.
 */
export function validatePlan(plan: Plan, context: RuleContext, check: Rule = checkPlan): readonly string[] {
  const problems = check(plan, context)
  const isAllowed = ({ rule }: Problem): boolean => context.allow.has(rule) && isOverrulable(rule)
  refuse(problems.filter((problem) => !isAllowed(problem)).map(errorOf))
  return problems.filter(isAllowed).map((problem) => `Overruled by "allow": ${errorOf(problem).message}`)
}

import type { Plan } from '../model/plan.ts'
import { refuse } from '../model/problems.ts'
import { checkEnumCase } from './enum-case.ts'
import { checkFiles } from './files.ts'
import { checkImages } from './images.ts'
import { checkListings } from './listings.ts'
import { checkPackages } from './packages.ts'
import { checkPrice } from './price.ts'
import type { Rule, RuleContext } from './rule.ts'

const RULES: readonly Rule[] = [
  checkFiles,
  checkPackages,
  checkListings,
  checkImages,
  checkEnumCase,
  checkPrice,
]

/**
 * Refuses what the Store would refuse later, or would take without doing what the user meant.
 *
 * @throws InputError or InputErrors with the input, the file, the rule and what to do.
 */
export function validatePlan(plan: Plan, context: RuleContext): void {
  refuse(RULES.flatMap((rule) => rule(plan, context)))
}

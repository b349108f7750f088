import type { Plan } from '../model/plan.ts'
import { refuse } from '../model/problems.ts'
import { checkWords } from './enum-case.ts'
import { checkFiles } from './files.ts'
import { checkImages } from './images.ts'
import { checkListings } from './listings.ts'
import { checkPackages } from './packages.ts'
import { checkPrice } from './price.ts'
import type { Check, CheckRequest } from './rule.ts'

const CHECKS: readonly Check[] = [
  checkFiles,
  checkPackages,
  checkListings,
  checkImages,
  checkWords,
  checkPrice,
]

/**
 * Refuses what the Store would refuse later, or would take without doing what the user meant.
 *
 * @throws InputError or InputErrors with the input, the file, the rule and what to do.
 */
export function checkPlan(plan: Plan, request: CheckRequest): void {
  refuse(CHECKS.flatMap((check) => check(plan, request)))
}

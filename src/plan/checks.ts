import type { JsonObject } from '../json.ts'
import type { Kind } from '../store/product.ts'
import type { ProductIdentity } from '../store/submission.ts'
import type { Material } from '../workspace/material.ts'
import type { Metadata } from '../workspace/metadata.ts'
import { checkFiles } from './check-files.ts'
import { checkImages } from './check-images.ts'
import { checkListings } from './check-listings.ts'
import { checkPackages } from './check-packages.ts'
import { checkPrice } from './check-price.ts'
import { checkWords } from './check-words.ts'
import type { Plan } from './plan.ts'
import { type Problem, refuse } from './problems.ts'
import type { Settings } from './settings.ts'

/** What a plan is checked against. */
export interface CheckRequest {
  readonly kind: Kind
  /** What the Store holds: the live submission, or the draft. */
  readonly base: JsonObject
  /** Whether anything of the product is live; a draft of the first release is not. */
  readonly isLive: boolean
  readonly identity: ProductIdentity
  readonly metadataOnly: boolean
  /** Undefined when nothing can be uploaded. */
  readonly material: Material | undefined
  readonly metadata: Metadata | undefined
  readonly settings: Settings
  /** The user's submission JSON. */
  readonly submission: JsonObject | undefined
}

/** One rule, or some that belong together. */
export type Check = (plan: Plan, request: CheckRequest) => readonly Problem[]

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

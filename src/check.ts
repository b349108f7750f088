import type { JsonObject } from './json.ts'
import { type PendingAction, type PendingPolicy, pendingAction } from './pending.ts'
import { arePublished } from './plan/check-packages.ts'
import { checkPlan } from './plan/checks.ts'
import { type Plan, type PlanRequest, planSubmission } from './plan/plan.ts'
import { warningsFor } from './plan/warnings.ts'
import type { Ports } from './ports.ts'
import type { RolloutPolicy } from './rollout.ts'
import type { WaitRequest } from './settle.ts'
import { submissionUrl } from './store/product.ts'
import type { Submission } from './store/submission.ts'
import { type Found, survey } from './survey.ts'
import type { Material } from './workspace/material.ts'

/** What is to be published, and what is to be done about what is found. */
export interface CheckedRequest extends Omit<PlanRequest, 'packages'>, Pick<WaitRequest, 'pollIntervalInMs'> {
  /** The files that can be uploaded; undefined when there are none. */
  readonly material: Material | undefined
  readonly metadataOnly: boolean
  readonly pending: PendingPolicy
  readonly existingRollout: RolloutPolicy
  readonly skipIfPublished: boolean
  readonly dryRun: boolean
}

/** What is known, and decided, before anything is changed. */
export interface Checked {
  readonly found: Found
  /** The plan against what is live; the draft may still differ from that. */
  readonly plan: Plan
  readonly action: PendingAction
}

/**
 * Reads where the product stands, plans against what is live, and refuses now what the Store would refuse later.
 * Undefined when there is nothing left to do, which is told.
 */
export async function check(request: CheckedRequest, ports: Ports): Promise<Checked | undefined> {
  const { store, report } = ports
  const packages = request.material?.packages ?? []
  report({ type: 'stage', stage: 'Check' })
  const found = await survey(request, ports)
  const { published, pending } = found
  if (request.skipIfPublished && published !== undefined && arePublished(packages, published)) {
    return skip(published, ports)
  }
  const base = published ?? pending?.submission ?? {}
  const plan = checkedPlan(request, base, found)
  const warnings = warningsFor(base, plan.submission, packages)
  report({ type: 'planned', plan, packages, warnings })
  if (published !== undefined && plan.changes.length === 0) return skip(published, ports)
  const action = pendingAction(request.pending, store.product, found)
  if (!request.dryRun) return { found, plan, action }
  report({ type: 'dry-run' })
  return undefined
}

/**
 * Plans what to send for `base`.
 *
 * @throws InputError or InputErrors when a rule is broken.
 */
export function checkedPlan(
  request: CheckedRequest,
  base: JsonObject,
  { kind, identity, published }: Found,
): Plan {
  const plan = planSubmission(kind, base, { ...request, packages: request.material?.packages ?? [] })
  checkPlan(plan, { ...request, kind, base, identity, isLive: published !== undefined })
  return plan
}

function skip({ id, status }: Submission, { store, report }: Ports): undefined {
  report({ type: 'skipped', submissionId: id, url: submissionUrl(store.product, id), status: String(status) })
}

import type { Material } from '../files/packages/upload-files.ts'
import { warningsFor } from '../plan/compare/warnings.ts'
import type { Plan, PlanRequest } from '../plan/model/plan.ts'
import { planSubmission } from '../plan/plan.ts'
import { checkPlan } from '../plan/rules/check-plan.ts'
import { arePublished } from '../plan/rules/packages.ts'
import type { JsonObject } from '../shared/json.ts'
import { submissionUrl } from '../store/product.ts'
import type { Submission } from '../store/submission.ts'
import type { Ports } from './context.ts'
import type { RolloutPolicy } from './end-rollout.ts'
import { type PendingAction, type PendingPolicy, pendingAction } from './pending-submission.ts'
import type { WaitRequest } from './poll-status.ts'
import { type Found, survey } from './product-snapshot.ts'

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
 * Plans for a flight that is still to be created, whose packages must have its app's identity, and refuses now what the
 * Store would refuse later.
 *
 * @throws InputError or InputErrors when a rule is broken.
 */
export async function checkNewFlight(request: CheckedRequest, { store, report }: Ports): Promise<void> {
  const packages = request.material?.packages ?? []
  report({ type: 'stage', stage: 'Check' })
  const { identity } = await store.state()
  const plan = checkedPlan(request, {}, { kind: 'flight', identity, published: undefined })
  if (request.dryRun) report({ type: 'planned', plan, packages, warnings: [] })
}

/**
 * Plans what to send for `base`.
 *
 * @throws InputError or InputErrors when a rule is broken.
 */
export function checkedPlan(
  request: CheckedRequest,
  base: JsonObject,
  { kind, identity, published }: Omit<Found, 'pending'>,
): Plan {
  const plan = planSubmission(kind, base, { ...request, packages: request.material?.packages ?? [] })
  checkPlan(plan, { ...request, kind, base, identity, isLive: published !== undefined })
  return plan
}

function skip({ id, status }: Submission, { store, report }: Ports): undefined {
  report({ type: 'skipped', submissionId: id, url: submissionUrl(store.product, id), status: String(status) })
}

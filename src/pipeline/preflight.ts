import type { UploadFiles } from '../files/packages/upload-files.ts'
import { warningsFor } from '../plan/compare/warnings.ts'
import type { Plan, PlanRequest } from '../plan/model/plan.ts'
import { planSubmission } from '../plan/plan.ts'
import { validatePlan } from '../plan/rules/check-plan.ts'
import { arePublished } from '../plan/rules/packages.ts'
import type { JsonObject } from '../shared/json.ts'
import { submissionUrl } from '../store/product.ts'
import type { Submission } from '../store/submission.ts'
import type { Context } from './context.ts'
import type { RolloutPolicy } from './end-rollout.ts'
import { type PendingAction, type PendingPolicy, pendingAction } from './pending-submission.ts'
import type { WaitRequest } from './poll-status.ts'
import { type ProductSnapshot, readProductToPublish } from './product-snapshot.ts'

/** What is to be published, and what is to be done about what is snapshot. */
export interface PreflightRequest
  extends Omit<PlanRequest, 'packages'>,
    Pick<WaitRequest, 'pollIntervalInMs'> {
  /** The files that can be uploaded; undefined when there are none. */
  readonly uploadFiles: UploadFiles | undefined
  readonly metadataOnly: boolean
  readonly pending: PendingPolicy
  readonly existingRollout: RolloutPolicy
  readonly skipIfPublished: boolean
  readonly dryRun: boolean
}

/** What is known, and decided, before anything is changed. */
export interface Preflight {
  readonly snapshot: ProductSnapshot
  /** The plan against what is live; the draft may still differ from that. */
  readonly plan: Plan
  readonly action: PendingAction
}

/**
 * Reads where the product stands, plans against what is live, and refuses now what the Store would refuse later.
 * Undefined when there is nothing left to do, which is told.
 */
export async function preflight(request: PreflightRequest, context: Context): Promise<Preflight | undefined> {
  const { store, report } = context
  const packages = request.uploadFiles?.packages ?? []
  report({ type: 'stage', stage: 'Check' })
  const snapshot = await readProductToPublish(request, context)
  const { published, pending } = snapshot
  if (request.skipIfPublished && published !== undefined && arePublished(packages, published)) {
    return skip(published, context)
  }
  const base = published ?? pending?.submission ?? {}
  const plan = planAndValidate(request, base, snapshot)
  const warnings = warningsFor(base, plan.submission, packages)
  report({ type: 'planned', plan, packages, warnings })
  if (published !== undefined && plan.changes.length === 0) return skip(published, context)
  const action = pendingAction(request.pending, store.product, snapshot)
  if (!request.dryRun) return { snapshot, plan, action }
  report({ type: 'dry-run' })
  return undefined
}

/**
 * Plans for a flight that is still to be created, whose packages must have its app's identity, and refuses now what the
 * Store would refuse later.
 *
 * @throws InputError or InputErrors when a rule is broken.
 */
export async function preflightNewFlight(
  request: PreflightRequest,
  { store, report }: Context,
): Promise<void> {
  const packages = request.uploadFiles?.packages ?? []
  report({ type: 'stage', stage: 'Check' })
  const { identity } = await store.state()
  const plan = planAndValidate(request, {}, { kind: 'flight', identity, published: undefined })
  if (request.dryRun) report({ type: 'planned', plan, packages, warnings: [] })
}

/**
 * Plans what to send for `base`.
 *
 * @throws InputError or InputErrors when a rule is broken.
 */
export function planAndValidate(
  request: PreflightRequest,
  base: JsonObject,
  { kind, identity, published }: Omit<ProductSnapshot, 'pending'>,
): Plan {
  const plan = planSubmission(kind, base, { ...request, packages: request.uploadFiles?.packages ?? [] })
  validatePlan(plan, { ...request, kind, base, identity, isLive: published !== undefined })
  return plan
}

function skip({ id, status }: Submission, { store, report }: Context): undefined {
  report({ type: 'skipped', submissionId: id, url: submissionUrl(store.product, id), status: String(status) })
}

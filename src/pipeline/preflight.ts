import type { PackageFile } from '../files/packages/package-file.ts'
import type { UploadFiles } from '../files/packages/upload-files.ts'
import { inheritedWarnings } from '../plan/compare/inherited-warnings.ts'
import { listingWarnings } from '../plan/compare/listing-warnings.ts'
import { packageChanges } from '../plan/compare/package-changes.ts'
import { obsoleteFileWarnings, packageWarnings } from '../plan/compare/warnings.ts'
import { arePublished } from '../plan/model/package-list.ts'
import type { Plan, PlanRequest } from '../plan/model/plan.ts'
import type { RuleCode } from '../plan/model/rule-codes.ts'
import { planSubmission } from '../plan/plan.ts'
import { validatePlan } from '../plan/rules/check-plan.ts'
import { warnAboutLanguages } from '../plan/rules/package-manifests.ts'
import { warnAboutJson } from '../plan/rules/submission-json.ts'
import type { JsonObject } from '../shared/json.ts'
import { submissionUrl } from '../store/product.ts'
import type { Submission } from '../store/submission.ts'
import type { Context } from './context.ts'
import { type ActiveRolloutPolicy, intendedRolloutEnd, refuseActiveRollout } from './end-rollout.ts'
import {
  isProcessing,
  neverPublished,
  type PendingAction,
  type PendingPolicy,
  pendingAction,
  toDeletedSubmission,
} from './pending-submission.ts'
import { pollStatus, type WaitRequest } from './polling/poll-status.ts'
import { publishTimeOf } from './polling/publish-time.ts'
import { liveSubmission } from './polling/submission-failure.ts'
import { type ProductSnapshot, readProduct } from './product-snapshot.ts'

/** A publication: its content, and how to treat what the product already has. */
export interface PreflightRequest
  extends Omit<PlanRequest, 'packages'>,
    Pick<WaitRequest, 'pollIntervalInMs'> {
  /** The available files; undefined when there are none. */
  readonly uploadFiles: UploadFiles | undefined
  readonly metadataOnly: boolean
  readonly ifPending: PendingPolicy
  readonly ifRolloutActive: ActiveRolloutPolicy
  readonly skipIfPublished: boolean
  /** The overruled rules. */
  readonly allow: ReadonlySet<RuleCode>
  readonly dryRun: boolean
}

/** A plan that passes the rules. */
export interface ValidatedPlan {
  readonly plan: Plan
  /** Sentences about what is allowed but rarely intended, and what the user has overruled. */
  readonly warnings: readonly string[]
}

/**
 * Knowledge and decisions from before anything is changed. The plan is based on the live submission; the draft may
 * differ.
 */
export interface Preflight extends ValidatedPlan {
  readonly snapshot: ProductSnapshot
  readonly action: PendingAction
  /** The time of the plan, in milliseconds since the epoch; the plan for the draft is checked against the same time. */
  readonly now: number
}

/**
 * Reads the product's state, plans against the live submission, and fails early on anything that the Store would reject
 * later.
 *
 * @returns undefined when there is nothing left to do, which is reported.
 * @throws InputError or InputErrors when a rule is broken; ProductStateError when the product is not free.
 */
export async function preflight(request: PreflightRequest, context: Context): Promise<Preflight | undefined> {
  const { store, report, clock } = context
  // Before the wait for another submission: a date may pass during the wait, although it was valid when the run began.
  const now = clock.now()
  const packages = request.uploadFiles?.packages ?? []
  const snapshot = await readFreeProduct(request, context)
  const { published } = snapshot
  if (request.skipIfPublished && published !== undefined && arePublished(packages, published))
    return skip(published, context)
  const decide = (): PendingAction => pendingAction(request.ifPending, store.product, snapshot)
  // Without a release there is nothing to plan against until it is known how to obtain a draft.
  const first = published === undefined ? decide() : undefined
  const base = published ?? (first?.kind === 'reuse' ? first.submission : {})
  const validated = planAndValidate(request, base, snapshot, now)
  reportPlan(validated, published, packages, context)
  if (published !== undefined && validated.plan.changes.length === 0) return skip(published, context)
  const action = first ?? decide()
  const submissionId = action.kind === 'create' ? undefined : action.submission.id
  report({ type: 'pending-action', action: action.kind, submissionId })
  if (!request.dryRun) return { snapshot, ...validated, action, now }
  report({
    type: 'dry-run',
    replaces: action.kind === 'delete' ? toDeletedSubmission(action.submission) : undefined,
    endsRollout: intendedRolloutEnd(request.ifRolloutActive, published),
  })
  return undefined
}

/**
 * Reads the product's state. With `if-pending: wait`, first waits until a submission that the Store is working on is
 * published.
 *
 * @throws ProductStateError when the live release has a rollout that this run may not end.
 */
async function readFreeProduct(request: PreflightRequest, context: Context): Promise<ProductSnapshot> {
  const snapshot = await readProduct(context)
  refuseActiveRollout(request.ifRolloutActive, snapshot.published, context)
  const { pending } = snapshot
  if (request.ifPending !== 'wait' || request.dryRun || !isProcessing(pending)) return snapshot
  await pollStatus(
    {
      submissionId: pending.submission.id,
      url: submissionUrl(context.store.product, pending.submission.id),
      waitFor: 'published',
      pollIntervalInMs: request.pollIntervalInMs,
      publishTime: publishTimeOf(pending.submission),
      live: liveSubmission(snapshot.published),
    },
    context,
  )
  const after = await readProduct(context)
  refuseActiveRollout(request.ifRolloutActive, after.published, context)
  return after
}

/**
 * Plans for a flight that has yet to be created, whose packages must have its app's identity, and fails early on
 * anything that the Store would reject later. The app has to be published before a flight of it can be:
 * https://github.com/microsoft/windows-dev-center-vsts-extension/issues/72
 *
 * @throws InputError or InputErrors when a rule is broken; ProductStateError when the app was never published.
 */
export async function preflightNewFlight(request: PreflightRequest, context: Context): Promise<void> {
  const { store, report, clock, signal } = context
  report({ type: 'stage', stage: 'Check' })
  const { identity, publishedId, pendingId } = await store.getProduct({ signal })
  if (publishedId === undefined) throw neverPublished(store.product, pendingId)
  const empty = { kind: 'flight', product: store.product, identity, published: undefined } as const
  const validated = planAndValidate(request, {}, empty, clock.now())
  const packages = request.uploadFiles?.packages ?? []
  if (request.dryRun) reportPlan(validated, undefined, packages, context)
}

function reportPlan(
  { plan: { uploads, changes, submission }, warnings }: ValidatedPlan,
  published: Submission | undefined,
  packages: readonly PackageFile[],
  { report }: Context,
): void {
  report({ type: 'planned', plan: { uploads, changes }, packages, warnings })
  report({ type: 'contents', packages: packageChanges(published ?? {}, submission, packages) })
}

/**
 * Plans what to send for `base`. `now` is the time of the run, in milliseconds since the epoch.
 *
 * @throws InputError or InputErrors when a rule is broken.
 */
export function planAndValidate(
  request: PreflightRequest,
  base: JsonObject,
  { published, ...target }: Omit<ProductSnapshot, 'pending'>,
  now: number,
): ValidatedPlan {
  const packages = request.uploadFiles?.packages ?? []
  const plan = planSubmission(target.kind, base, { ...request, packages })
  const context = { ...request, ...target, base, isLive: published !== undefined, now }
  const overruled = validatePlan(plan, context)
  const { submission: planned } = plan
  const warnings = [
    ...obsoleteFileWarnings(request.metadata),
    ...overruled,
    ...warnAboutJson(context),
    ...warnAboutLanguages(context),
    ...packageWarnings(base, planned, packages),
    ...listingWarnings(target.kind, base, planned),
    ...inheritedWarnings({ base, planned, request: { ...request, packages }, now }),
  ]
  return { plan, warnings }
}

function skip(published: Submission, { store, report }: Context): undefined {
  const { id, status } = published
  report({ type: 'contents', packages: packageChanges(published, published, []) })
  report({ type: 'skipped', submissionId: id, url: submissionUrl(store.product, id), status: String(status) })
}

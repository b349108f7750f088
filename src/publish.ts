import { isDeepStrictEqual } from 'node:util'
import { commit } from './commit.ts'
import { confirm } from './confirm.ts'
import { deliver } from './deliver.ts'
import { openDraft, orDiscard } from './draft.ts'
import { fieldOf, type JsonObject } from './json.ts'
import { type PendingPolicy, pendingAction } from './pending.ts'
import { arePublished } from './plan/check-packages.ts'
import { checkPlan } from './plan/checks.ts'
import { type Plan, type PlanRequest, planSubmission } from './plan/plan.ts'
import { warningsFor } from './plan/warnings.ts'
import type { Cargo, Ports } from './ports.ts'
import { finishRollout, type RolloutPolicy } from './rollout.ts'
import { settle, type WaitRequest } from './settle.ts'
import { submissionUrl } from './store/product.ts'
import type { Submission } from './store/submission.ts'
import { type Found, survey } from './survey.ts'
import type { Material } from './workspace/material.ts'
import type { PackageFile } from './workspace/package-file.ts'

/** What the user asks for, read and checked. */
export interface PublishRequest extends Omit<PlanRequest, 'packages'>, WaitRequest {
  /** The files that can be uploaded; undefined when there are none. */
  readonly material: Material | undefined
  readonly metadataOnly: boolean
  readonly pending: PendingPolicy
  readonly existingRollout: RolloutPolicy
  readonly skipIfPublished: boolean
  /** False leaves an uploaded draft. */
  readonly commit: boolean
  readonly dryRun: boolean
}

/**
 * Publishes the product: delete what is pending, create, update and upload, commit, wait. Everything that can
 * be refused is refused in the check, before anything is changed; a draft that this run made and could not
 * commit is deleted again.
 */
export async function publish(request: PublishRequest, ports: Ports): Promise<void> {
  const { store, report } = ports
  const packages = request.material?.packages ?? []
  report({ type: 'stage', stage: 'Check' })
  const found = await survey(request, ports)
  const { published, pending } = found
  if (published !== undefined && isLive(request, packages, published)) return skip(published, ports)
  const base = published ?? pending?.submission ?? {}
  const preview = checkedPlan(request, base, found)
  report({
    type: 'planned',
    plan: preview,
    packages,
    warnings: warningsFor(base, preview.submission, packages),
  })
  if (published !== undefined && preview.changes.length === 0) return skip(published, ports)
  const action = pendingAction(request.pending, store.product, found)
  if (request.dryRun) return report({ type: 'dry-run' })

  // The Store takes long for the next steps: time enough to read the files once.
  await using cargo = cargoFor(preview, request, ports)
  await finishRollout(request.existingRollout, published, ports)
  const draft = await openDraft(action, ports)
  const plan = await orDiscard(draft, ports, async () => {
    const plan = checkedPlan(request, draft.submission, found)
    await using other = isDeepStrictEqual(plan.uploads, preview.uploads)
      ? undefined
      : cargoFor(plan, request, ports)
    await deliver(draft.submission, plan, other ?? cargo, ports)
    return plan
  })

  if (!request.commit) return report({ type: 'draft-kept' })
  await commit(draft, ports)
  if (request.waitFor === 'none') return
  const { id } = draft.submission
  const publishMode = fieldOf(plan.submission, 'targetPublishMode')
  await settle({ ...request, submissionId: id, url: draft.url, publishMode }, ports)
  await confirm(id, plan.submission, packages, ports)
}

function checkedPlan(request: PublishRequest, base: JsonObject, { kind, identity }: Found): Plan {
  const plan = planSubmission(kind, base, { ...request, packages: request.material?.packages ?? [] })
  checkPlan(plan, { ...request, kind, base, identity })
  return plan
}

function isLive(
  { skipIfPublished }: PublishRequest,
  packages: readonly PackageFile[],
  published: Submission,
): boolean {
  return skipIfPublished && arePublished(packages, published)
}

function skip({ id, status }: Submission, { store, report }: Ports): void {
  report({ type: 'skipped', submissionId: id, url: submissionUrl(store.product, id), status: String(status) })
}

function cargoFor(
  { uploads }: Plan,
  { material }: PublishRequest,
  { load, signal }: Ports,
): Cargo | undefined {
  if (material === undefined || uploads.length === 0) return undefined
  const { source } = material
  if (source.kind === 'zip') return load(source, signal)
  const named = new Set(uploads)
  return load({ kind: 'files', files: source.files.filter(({ name }) => named.has(name)) }, signal)
}

import { deliver } from './deliver.ts'
import { openDraft, orDiscard } from './draft.ts'
import type { JsonObject } from './json.ts'
import type { PendingPolicy } from './pending.ts'
import { checkPlan } from './plan/checks.ts'
import { type Plan, planSubmission } from './plan/plan.ts'
import type { Ports, Zip } from './ports.ts'
import { settle, type WaitFor } from './settle.ts'
import { type Kind, submissionUrl } from './store/product.ts'
import { survey } from './survey.ts'

/** What the user asks for, read and checked. */
export interface PublishRequest {
  /** Undefined when nothing is uploaded. */
  readonly zip: Zip | undefined
  /** The user's submission JSON. */
  readonly submission: JsonObject | undefined
  readonly submissionMode: 'merge' | 'replace'
  readonly metadataOnly: boolean
  readonly pending: PendingPolicy
  readonly waitFor: WaitFor
  readonly pollIntervalInMs: number
}

/**
 * Publishes the product: delete what is pending, create, update and upload, commit, wait. Everything that can
 * be refused is refused in the check, before anything is changed; a draft that this run made and could not
 * commit is deleted again.
 */
export async function publish(request: PublishRequest, ports: Ports): Promise<void> {
  const { store, report } = ports
  const { kind } = store.product

  report({ type: 'stage', stage: 'Sign in' })
  await store.signIn()

  report({ type: 'stage', stage: 'Check' })
  const found = await survey(ports)
  const preview = checkedPlan(kind, request, found.published ?? found.pending?.submission ?? {})
  report({ type: 'planned', plan: preview })
  if (found.published !== undefined && preview.changes.length === 0) {
    const { id, status } = found.published
    return report({
      type: 'skipped',
      submissionId: id,
      url: submissionUrl(store.product, id),
      status: String(status),
    })
  }

  const draft = await openDraft(request.pending, found, ports)
  const plan = await orDiscard(draft, ports, async () => {
    const plan = checkedPlan(kind, request, draft.submission)
    report({ type: 'planned', plan, preview })
    report({ type: 'stage', stage: 'Update and upload' })
    await deliver(draft.submission, plan, request.zip, ports)
    return plan
  })

  report({ type: 'stage', stage: 'Commit' })
  await store.commit(draft.submission.id)
  report({ type: 'committed' })

  if (request.waitFor === 'none') return
  report({ type: 'stage', stage: 'Wait' })
  const { waitFor, pollIntervalInMs } = request
  const publishMode = plan.submission['targetPublishMode']
  await settle(
    { submissionId: draft.submission.id, url: draft.url, waitFor, pollIntervalInMs, publishMode },
    ports,
  )
}

function checkedPlan(kind: Kind, request: PublishRequest, base: JsonObject): Plan {
  const { submission, submissionMode, metadataOnly, zip } = request
  const plan = planSubmission(kind, base, { submission, submissionMode, zipPackages: zip?.packages ?? [] })
  checkPlan(plan, { kind, metadataOnly, zip })
  return plan
}

import { isDeepStrictEqual } from 'node:util'
import { commit } from '../pipeline/commit.ts'
import type { Ports } from '../pipeline/context.ts'
import { openDraft, orDiscard } from '../pipeline/create-draft.ts'
import { finishRollout } from '../pipeline/end-rollout.ts'
import { settle, type WaitRequest } from '../pipeline/poll-status.ts'
import { type CheckedRequest, check, checkedPlan, checkNewFlight } from '../pipeline/preflight.ts'
import { deliver } from '../pipeline/update-and-upload.ts'
import { confirm } from '../pipeline/verify-submission.ts'
import type { Plan } from '../plan/model/plan.ts'
import { fieldOf } from '../shared/json.ts'
import type { NewFlight } from '../store/catalog.ts'
import { appIdOf, type Product } from '../store/product.ts'
import type { Cargo } from '../upload/prepare-upload.ts'
import { sendFlight } from './create-flight.ts'

/** What the user asks for, read and checked. */
export interface PublishRequest extends CheckedRequest, WaitRequest {
  /** False leaves an uploaded draft. */
  readonly commit: boolean
}

/**
 * Publishes the product: delete what is pending, create, update and upload, commit, wait. Everything that can
 * be refused is refused in the check, before anything is changed; a draft that this run made and could not
 * commit is deleted again.
 */
export async function publish(request: PublishRequest, ports: Ports): Promise<void> {
  if (ports.missingFlight !== undefined) return await publishToNewFlight(request, ports.missingFlight, ports)
  const checked = await check(request, ports)
  if (checked === undefined) return

  // The Store takes long for the next steps: time enough to read the files once.
  await using cargo = cargoFor(checked.plan, request, ports)
  await finishRollout(request.existingRollout, checked.found.published, ports)
  const draft = await openDraft(checked.action, ports)
  const { plan, held } = await orDiscard(draft, ports, async () => {
    const plan = checkedPlan(request, draft.submission, checked.found)
    // The draft may lack, or have, a picture that the live submission has not.
    const isSame = isDeepStrictEqual(plan.uploads, checked.plan.uploads)
    await using other = isSame ? undefined : cargoFor(plan, request, ports)
    const held = await deliver(draft.submission, plan, other ?? cargo, ports)
    return { plan, held }
  })
  if (!request.commit) return ports.report({ type: 'draft-kept' })

  await commit(draft, ports)
  if (request.waitFor === 'none') return
  const { id: submissionId } = draft.submission
  const publishMode = fieldOf(held, 'targetPublishMode')
  await settle({ ...request, submissionId, url: draft.url, publishMode }, ports)
  await confirm(submissionId, plan.submission, request.material?.packages ?? [], ports)
}

/** Creates a flight and publishes to it. Nothing is created before the plan for an empty flight has passed the checks. */
async function publishToNewFlight(request: PublishRequest, flight: NewFlight, ports: Ports): Promise<void> {
  const appId = appIdOf(ports.store.product)
  await checkNewFlight(request, ports)
  if (request.dryRun) return ports.report({ type: 'dry-run', would: `create the flight "${flight.name}"` })
  const { flightId } = await sendFlight(appId, flight, ports)
  const product: Product = { kind: 'flight', appId, flightId }
  ports.report({ type: 'target', product })
  const { missingFlight: _, ...rest } = ports
  await publish(request, { ...rest, store: ports.openStore(product) })
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

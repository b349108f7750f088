import { isDeepStrictEqual } from 'node:util'
import { commit } from '../pipeline/commit.ts'
import type { Context } from '../pipeline/context.ts'
import { createDraft, deleteDraftOnFailure } from '../pipeline/create-draft.ts'
import { endExistingRollout } from '../pipeline/end-rollout.ts'
import { pollStatus, type WaitRequest } from '../pipeline/poll-status.ts'
import {
  type PreflightRequest,
  planAndValidate,
  preflight,
  preflightNewFlight,
} from '../pipeline/preflight.ts'
import { updateAndUpload } from '../pipeline/update-and-upload.ts'
import { verifySubmission } from '../pipeline/verify-submission.ts'
import type { Plan } from '../plan/model/plan.ts'
import { getField } from '../shared/json.ts'
import type { NewFlight } from '../store/catalog.ts'
import { appIdOf, type Product } from '../store/product.ts'
import type { PreparedUpload } from '../upload/prepare-upload.ts'
import { sendFlight } from './create-flight.ts'

/** What the user asks for, read and checked. */
export interface PublishRequest extends PreflightRequest, WaitRequest {
  /** False leaves an uploaded draft. */
  readonly commit: boolean
}

/**
 * Publishes the product: delete what is pending, create, update and upload, commit, wait. Everything that can
 * be refused is refused in the check, before anything is changed; a draft that this run made and could not
 * commit is deleted again.
 */
export async function publish(request: PublishRequest, context: Context): Promise<void> {
  if (context.missingFlight !== undefined)
    return await publishToNewFlight(request, context.missingFlight, context)
  const checked = await preflight(request, context)
  if (checked === undefined) return

  // The Store takes long for the next steps: time enough to read the files once.
  await using cargo = cargoFor(checked.plan, request, context)
  await endExistingRollout(request.existingRollout, checked.snapshot.published, context)
  const draft = await createDraft(checked.action, context)
  const { plan, held } = await deleteDraftOnFailure(draft, context, async () => {
    const plan = planAndValidate(request, draft.submission, checked.snapshot)
    // The draft may lack, or have, a picture that the live submission has not.
    const isSame = isDeepStrictEqual(plan.uploads, checked.plan.uploads)
    await using other = isSame ? undefined : cargoFor(plan, request, context)
    const held = await updateAndUpload(draft.submission, plan, other ?? cargo, context)
    return { plan, held }
  })
  if (!request.commit) return context.report({ type: 'draft-kept' })

  await commit(draft, context)
  if (request.waitFor === 'none') return
  const { id: submissionId } = draft.submission
  const publishMode = getField(held, 'targetPublishMode')
  await pollStatus({ ...request, submissionId, url: draft.url, publishMode }, context)
  await verifySubmission(submissionId, plan.submission, request.uploadFiles?.packages ?? [], context)
}

/** Creates a flight and publishes to it. Nothing is created before the plan for an empty flight has passed the checks. */
async function publishToNewFlight(
  request: PublishRequest,
  flight: NewFlight,
  context: Context,
): Promise<void> {
  const appId = appIdOf(context.store.product)
  await preflightNewFlight(request, context)
  if (request.dryRun) return context.report({ type: 'dry-run', would: `create the flight "${flight.name}"` })
  const { flightId } = await sendFlight(appId, flight, context)
  const product: Product = { kind: 'flight', appId, flightId }
  context.report({ type: 'target', product })
  const { missingFlight: _, ...rest } = context
  await publish(request, { ...rest, store: context.openStore(product) })
}

function cargoFor(
  { uploads }: Plan,
  { uploadFiles }: PublishRequest,
  { prepareUpload, signal }: Context,
): PreparedUpload | undefined {
  if (uploadFiles === undefined || uploads.length === 0) return undefined
  const { source } = uploadFiles
  if (source.kind === 'zip') return prepareUpload(source, signal)
  const named = new Set(uploads)
  return prepareUpload({ kind: 'files', files: source.files.filter(({ name }) => named.has(name)) }, signal)
}

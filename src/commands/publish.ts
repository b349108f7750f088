import { isDeepStrictEqual } from 'node:util'
import { type Context, openTarget } from '../pipeline/context.ts'
import { createDraft } from '../pipeline/draft/create-draft.ts'
import { planForDraft } from '../pipeline/draft/plan-draft.ts'
import { endActiveRollout } from '../pipeline/end-rollout.ts'
import { preflight, preflightNewFlight } from '../pipeline/preflight.ts'
import { submit } from '../pipeline/submit.ts'
import { updateAndUpload } from '../pipeline/update-and-upload.ts'
import { verifyDraft } from '../pipeline/verify-submission.ts'
import type { Plan } from '../plan/model/plan.ts'
import type { NewFlight } from '../store/catalog.ts'
import { appIdOf, type Product } from '../store/product.ts'
import type { PreparedUpload } from '../upload/prepare-upload.ts'
import { sendFlight } from './create-flight.ts'
import type { PublishRequest } from './requests.ts'

/**
 * Publishes to the product: preflight, delete pending, create, update and upload, verify draft, commit, poll, verify.
 * Everything that can be refused is refused in the preflight, before anything is changed; a draft that is known to be
 * this run's and was not committed is deleted.
 */
export async function publish(request: PublishRequest, context: Context): Promise<void> {
  if (context.missingFlight !== undefined)
    return await publishToNewFlight(request, context.missingFlight, context)
  const passed = await preflight(request, context)
  if (passed === undefined) return

  // The next steps are slow; read the files meanwhile.
  await using filesOfFirstPlan = prepareFiles(passed.plan, request, context)
  await endActiveRollout(request.ifRolloutActive, passed.snapshot.published, context)
  const { action, snapshot } = passed
  await using draft = await createDraft({ action, snapshot, policy: request.ifPending }, context)
  const plan = planForDraft(request, draft.submission, passed, context)
  // The draft may have different images than the live submission, and so need different files.
  const isSame = isDeepStrictEqual(plan.uploads, passed.plan.uploads)
  await using filesOfDraftPlan = isSame ? undefined : prepareFiles(plan, request, context)
  const files = isSame ? filesOfFirstPlan : filesOfDraftPlan
  const answered = await updateAndUpload(draft.submission, plan, files, context)
  if (request.draft) {
    context.report({ type: 'draft-kept' })
    return draft.keep()
  }

  await verifyDraft({ plan, answered, files }, context)
  const sent = { submission: answered, changes: plan.changes }
  const packages = request.uploadFiles?.packages ?? []
  await submit({ sent, packages, url: draft.url, live: passed.snapshot.published }, request, context)
}

/** Creates a flight and publishes to it, but only once the plan for an empty flight has passed the rules. */
async function publishToNewFlight(
  request: PublishRequest,
  flight: NewFlight,
  context: Context,
): Promise<void> {
  await preflightNewFlight(request, context)
  const { name } = flight
  if (request.dryRun)
    return context.report({ type: 'dry-run', intended: { action: 'create', what: 'flight', name } })
  const appId = appIdOf(context.store.product)
  const { flightId } = await sendFlight(appId, flight, context)
  const product: Product = { kind: 'flight', appId, flightId }
  await publish(request, openTarget({ product }, context))
}

function prepareFiles(
  { uploads }: Plan,
  { uploadFiles }: PublishRequest,
  { prepareUpload, signal }: Context,
): PreparedUpload | undefined {
  if (uploadFiles === undefined || uploads.length === 0) return undefined
  const { source } = uploadFiles
  if (source.kind === 'zip') return prepareUpload(source, signal)
  const named = new Set(uploads)
  const files = source.files.filter(({ name }) => named.has(name))
  return prepareUpload({ kind: 'files', files }, signal)
}

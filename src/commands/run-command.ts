import { type Context, openTarget, type Session } from '../pipeline/context.ts'
import { createAddOn } from './create-add-on.ts'
import { createFlight } from './create-flight.ts'
import { deleteResource } from './delete-resource.ts'
import { deletePendingSubmission } from './delete-submission.ts'
import { exportListings } from './export-metadata.ts'
import { publish } from './publish.ts'
import type { ProductReference, ReadyRequest } from './requests.ts'
import { resolveProduct } from './resolve-product.ts'
import { changeRollout } from './rollout.ts'
import { readOverview } from './status.ts'
import { submitDraft } from './submit-draft.ts'
import { wait } from './wait.ts'

/** Finds the product that a command works on, and runs the command on it. */
export async function runCommand(
  request: ReadyRequest,
  product: ProductReference,
  session: Session,
): Promise<void> {
  const target = await resolveProduct(product, request.command, session)
  if (target !== undefined) await runOn(openTarget(target, session), request)
}

async function runOn(context: Context, request: ReadyRequest): Promise<void> {
  switch (request.command) {
    case 'publish':
      return await publish(request, context)
    case 'wait':
      return await wait(request, context)
    case 'submit-draft':
      return await submitDraft(request, context)
    case 'status':
      return await readOverview(context)
    case 'delete-submission':
      return await deletePendingSubmission(request.dryRun, context)
    case 'create-flight':
      return await createFlight(request.flight, request.dryRun, context)
    case 'create-add-on':
      return await createAddOn(request.addOn, request.dryRun, context)
    case 'delete-flight':
    case 'delete-add-on':
      return await deleteResource(request.dryRun, context)
    case 'update-rollout':
    case 'finalize-rollout':
    case 'halt-rollout':
      return await changeRollout(request.change, request.dryRun, context)
    case 'export-metadata':
      return await exportListings(request.metadataPath, context)
  }
}

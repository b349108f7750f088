import type { Context } from '../pipeline/context.ts'
import { readProductState, readSubmission } from '../pipeline/product-snapshot.ts'
import { submit } from '../pipeline/submit.ts'
import { changesBetween } from '../plan/compare/changes.ts'
import { packageChanges } from '../plan/compare/package-changes.ts'
import { validatePlan } from '../plan/rules/check-plan.ts'
import { checkDraft } from '../plan/rules/draft.ts'
import type { RuleContext } from '../plan/rules/rule.ts'
import { ProductStateError } from '../shared/errors.ts'
import { describeProduct } from '../store/product.ts'
import { phaseOf } from '../store/status.ts'
import type { Submission } from '../store/submission.ts'
import type { SubmitRequest } from './requests.ts'

/**
 * Checks and commits a draft that an earlier run has left, and waits for it.
 *
 * @throws ProductStateError if there is no such draft; InputError or InputErrors if a rule is broken.
 */
export async function submitDraft(request: SubmitRequest, context: Context): Promise<void> {
  const { store, report, signal } = context
  const { pendingId, publishedId, identity } = await readProductState(context)
  const submissionId = request.submissionId ?? pendingId
  if (submissionId === undefined) {
    throw new ProductStateError(`The ${describeProduct(store.product)} has no draft to submit.`)
  }
  const { submission, status, url } = await readSubmission(submissionId, context)
  if (phaseOf(status) !== 'draft') {
    throw new ProductStateError(
      `Submission ${submissionId} is not a draft (${status}), so it cannot be submitted. ${url}`,
    )
  }
  report({ type: 'draft', submissionId, url, owner: 'other' })
  const live = publishedId === undefined ? undefined : await store.get(publishedId, { signal })
  const changes = changesBetween(live ?? {}, submission)
  const warnings = validateDraft(submission, { live, identity, allow: request.allow }, context)
  report({ type: 'planned', plan: { uploads: [], changes }, packages: [], warnings })
  report({ type: 'contents', packages: packageChanges(live ?? {}, submission, []) })
  if (request.dryRun) return report({ type: 'dry-run' })

  await submit({ sent: { submission, changes }, packages: [], url, live }, request, context)
}

/** Everything that a draft is checked against. */
interface DraftSurroundings extends Pick<RuleContext, 'identity' | 'allow'> {
  readonly live: Submission | undefined
}

function validateDraft(
  submission: Submission,
  { live, ...given }: DraftSurroundings,
  { store: { product }, clock }: Context,
): readonly string[] {
  return validatePlan(
    { submission, uploads: [], changes: [] },
    {
      ...given,
      kind: product.kind,
      product,
      base: live ?? {},
      isLive: live !== undefined,
      metadataOnly: true,
      uploadFiles: undefined,
      metadata: undefined,
      settings: {},
      submission: undefined,
      now: clock.now(),
    },
    checkDraft,
  )
}

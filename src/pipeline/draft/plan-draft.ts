import { changesBetween } from '../../plan/compare/changes.ts'
import { differencesOfDraft } from '../../plan/compare/draft-differences.ts'
import { withLiveTexts } from '../../plan/transforms/live-texts.ts'
import type { Submission } from '../../store/submission.ts'
import type { Context } from '../context.ts'
import { type Preflight, type PreflightRequest, planAndValidate, type ValidatedPlan } from '../preflight.ts'

/**
 * Plans against the draft: this plan is what is sent. A draft is a copy of the live submission; where it is not,
 * listing texts that the run does not set are sent as they are live, and the rest is reported. The draft of a product
 * that was never published is not a copy.
 *
 * @returns the plan to send; its changes include those of the preflight.
 * @throws InputError or InputErrors when a rule is broken.
 */
export function planForDraft(
  request: PreflightRequest,
  draft: Submission,
  { plan: planForLive, snapshot, warnings: told, now }: Preflight,
  { report }: Pick<Context, 'report'>,
): ValidatedPlan['plan'] {
  const { published } = snapshot
  const base = published === undefined ? draft : withLiveTexts(draft, published)
  const { plan, warnings } = planAndValidate(request, base, snapshot, now)
  for (const message of warnings) if (!told.includes(message)) report({ type: 'warning', message })
  const changes = published === undefined ? [] : differencesOfDraft(planForLive.submission, plan.submission)
  if (changes.length > 0) report({ type: 'unplanned-changes', seenIn: 'draft', changes })
  return { ...plan, changes: [...planForLive.changes, ...changesBetween(draft, plan.submission)] }
}

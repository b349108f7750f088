import { fateOf, isCommitted } from '../../../pipeline/knowledge/knowledge.ts'
import {
  describeFailedStatus,
  describeStaying,
  nextStepAfterFailure,
} from '../../../pipeline/polling/submission-failure.ts'
import { capitalized } from '../../../shared/names.ts'
import { phaseOf } from '../../../store/status.ts'
import { consequences } from '../conclusion.ts'
import { plainMarkdown } from '../escape.ts'
import { counted } from '../log-lines.ts'
import type { RunState } from '../run-state.ts'
import { type End, endWith } from './end.ts'
import { code, foldRest, type Inline, paragraph, type Section } from './markdown.ts'
import { messageLine, messageSections } from './message.ts'
import { resumption } from './next-step.ts'
import { stageOf } from './progress.ts'
import { reportLinks } from './store-messages.ts'
import { productName, releaseName } from './subject.ts'

/** Something that has to change before the run can succeed, and the file that it is in. */
export interface Annotation {
  readonly message: string
  readonly file: string | undefined
}

/** The reasons of a run that has failed. */
export interface Failure extends Annotation {
  /** Name of the error's class, such as `DeadlineError`. */
  readonly kind: string
  /** All problems, if there is more than one. */
  readonly problems: readonly Annotation[]
}

/** Returns the end of a run that has failed. */
export function failureEnd(state: RunState, failure: Failure): End {
  if (failure.problems.length > 0) return problemsEnd(state, failure)
  if (failure.kind === 'SubmissionFailedError' && isRejected(state)) return rejectedEnd(state)
  const { title, isAboutRequests = false } = KINDS[failure.kind] ?? UNEXPECTED
  const goingOn = resumptionOf(state)
  const isToldByGoingOn = goingOn.length > 0 && fateOf(state.knowledge) !== 'commit-in-doubt'
  const told = isToldByGoingOn ? [] : consequenceSections(state)
  return {
    title: title(state),
    body: [...reasonSections(failure), ...told, ...goingOn],
    isAboutRequests,
    saysEverything: !isToldByGoingOn,
  }
}

interface KindOfFailure {
  readonly title: (state: RunState) => Inline
  readonly isAboutRequests?: boolean
}

const about =
  (words: string) =>
  (state: RunState): Inline =>
    `❌ ${state.product === undefined ? capitalized(words) : `${releaseName(state)}: ${words}`}`

const UNEXPECTED: KindOfFailure = { title: about('the run failed unexpectedly'), isAboutRequests: true }

/** The kinds of failures, by the names of their errors. */
const KINDS: Readonly<Record<string, KindOfFailure>> = {
  InputError: { title: about('one problem to fix') },
  AuthError: { title: () => '❌ Sign-in to Microsoft Entra failed', isAboutRequests: true },
  HttpError: { title: about('a request failed'), isAboutRequests: true },
  UnclearError: { title: about('the Store gave no clear answer'), isAboutRequests: true },
  ProductStateError: { title: about('the Store does not allow this now') },
  SubmissionFailedError: { title: about('the submission is a draft again'), isAboutRequests: true },
  LostSightError: { title: about('its status can no longer be read'), isAboutRequests: true },
  DifferenceError: { title: about('the Store does not have what was sent'), isAboutRequests: true },
  RunnerError: { title: about('the runner has a problem') },
  DeadlineError: { title: (state) => interrupted(state, '⏳', 'Timed out') },
  CanceledError: { title: (state) => interrupted(state, '🚫', 'Cancelled') },
}

/** Returns the title of a run that was ended from outside; what matters is how far the submission got. */
function interrupted(state: RunState, mark: string, ended: string): Inline {
  const { product, submissionId, status = '', planned, knowledge, following } = state
  const name = releaseName(state)
  if (submissionId === undefined && following !== undefined)
    return `${mark} ${ended}: another submission of ${productName(state)} is still ${stageOf(status)}`
  if (submissionId !== undefined && isCommitted(knowledge, submissionId))
    return phaseOf(status) === 'published'
      ? `${mark} ${ended}: ${name} is live`
      : `${mark} ${name} is still ${stageOf(status)}`
  if (fateOf(knowledge) === 'commit-in-doubt') return `${mark} ${ended} while ${name} was being submitted`
  if (planned) return `${mark} ${ended} before ${name} was submitted`
  return product === undefined ? `${mark} ${ended}` : `${mark} ${name}: ${ended.toLowerCase()}`
}

function problemsEnd(state: RunState, { problems }: Failure): End {
  const rows = problems.map((one, index) => {
    const where = one.file === undefined ? '' : ` (${code(one.file)})`
    return `${index + 1}. ${messageLine(one.message)}${where}`
  })
  return {
    title: about(`${counted(problems.length, 'problem')} to fix`)(state),
    body: [...consequenceSections(state), ...foldRest({ head: '', rows, tail: '' }, 'problems')],
    saysEverything: true,
  }
}

function isRejected({ status = '', isCommitLost }: RunState): boolean {
  return phaseOf(status) === 'failed' && !isCommitLost
}

function rejectedEnd(state: RunState): End {
  const { status = '', details, product, submissionId, following } = state
  // The run may have waited for another submission, to submit its own afterwards.
  const isOwn = submissionId !== undefined
  const name = isOwn ? releaseName(state) : `the pending submission of ${productName(state)}`
  const live = following?.live
  const report = reportLinks(details)
  const next =
    product === undefined ? '' : nextStepAfterFailure({ status, details, kind: product.kind, live })
  const steps = [report === '' ? '' : `Read the ${report}.`, plainMarkdown(next)].filter(Boolean).join(' ')
  const hasReason = details.errors.length > 0 || report !== '' || status === 'Canceled'
  return {
    ...endWith(
      `${status === 'Canceled' ? '🚫' : '❌'} ${describeFailedStatus(status, name)}`,
      steps === '' ? '' : `**Next step:** ${steps}`,
      hasReason ? '' : 'The Store gave no reason.',
    ),
    facts: live === undefined || status === 'PublishFailed' ? [] : [plainMarkdown(describeStaying(live))],
  }
}

function reasonSections({ message: text, file }: Failure): readonly Section[] {
  return [...messageSections(text), ...(file === undefined ? [] : [paragraph(`File: ${code(file)}`)])]
}

function consequenceSections(state: RunState): readonly Section[] {
  return messageSections(consequences(state))
}

/** Returns how to follow a submission the Store is still processing. */
function resumptionOf({
  submissionId,
  status = '',
  knowledge,
  following,
  isCommitLost,
}: RunState): readonly Section[] {
  const phase = phaseOf(status)
  const isOver = phase === 'failed' || phase === 'published' || isCommitLost
  if (submissionId === undefined || isOver) return []
  if (!isCommitted(knowledge, submissionId) && fateOf(knowledge) !== 'commit-in-doubt') return []
  const isUnclear = fateOf(knowledge) === 'commit-in-doubt'
  const sentence = `To ${isUnclear ? 'see whether the Store has it' : 'wait for the result'}, run`
  return resumption(sentence, 'wait', submissionId, following?.waitFor)
}

import { fateOf, isCommitted } from '../../../pipeline/knowledge/knowledge.ts'
import type { PackageChange } from '../../../plan/compare/package-changes.ts'
import { capitalized } from '../../../shared/names.ts'
import { phaseOf, withoutKnownNoise } from '../../../store/status.ts'
import type { WorkflowRun } from '../../runner.ts'
import { roughDuration, SHORTEST_TOLD_IN_MS } from '../duration.ts'
import { counted, describeEndedRollout } from '../log-lines.ts'
import type { RunState } from '../run-state.ts'
import { changeSections } from './changes.ts'
import type { End } from './end.ts'
import { type Failure, failureEnd } from './failures.ts'
import {
  code,
  fold,
  type Inline,
  joinSections,
  link,
  paragraph,
  plain,
  type Section,
  table,
} from './markdown.ts'
import { messageLine } from './message.ts'
import { packageSections } from './packages.ts'
import { progressSection } from './progress.ts'
import { countReleaseNotes, releaseNotesSections } from './release-notes.ts'
import { reportLinks, storeMessageSections } from './store-messages.ts'
import { productIds } from './subject.ts'
import { describeSubmission, successEnd } from './successes.ts'

/** Everything that goes into a summary. */
export interface SummaryFacts {
  readonly state: RunState
  /** Undefined for a run that has succeeded. */
  readonly failure?: Failure | undefined
  readonly run?: WorkflowRun | undefined
  /** Milliseconds since the epoch. */
  readonly startedAt: number
  readonly endedAt: number
}

// GitHub refuses a summary above 1 MiB:
// https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits
const MOST_BYTES = 900 * 1024

/** Creates the job summary, in GitHub's Markdown. */
export function summaryOf(facts: SummaryFacts): string {
  const { state: seen, failure, endedAt } = facts
  const state = { ...seen, details: withoutKnownNoise(seen.details) }
  const end = failure === undefined ? successEnd(state) : failureEnd(state, failure)
  const isAdviceTold = failure !== undefined && state.details.errors.length === 1
  const errors = storeMessageSections('error', state.details.errors, isAdviceTold)
  const links = factsSections(end, { ...facts, state })
  const top = failure === undefined ? [...links, ...end.body, ...errors] : [...end.body, ...errors, ...links]
  const [content, progress] = [contentSections(state), progressSection(state, endedAt)]
  return joinSections(
    [
      paragraph(`## ${end.title}`),
      ...top,
      ...(failure === undefined ? [...content.open, ...progress] : progress),
      ...noteSections(state, end),
      ...storeMessageSections('warning', state.details.warnings),
      ...(failure === undefined
        ? content.folded
        : fold(contentTitle(state), [...content.open, ...content.folded])),
      ...requestSections(state, failure !== undefined && end.isAboutRequests === true),
    ],
    MOST_BYTES,
  )
}

function factsSections(
  { facts = [] }: End,
  { state, failure, run, startedAt, endedAt }: SummaryFacts,
): readonly Section[] {
  const { product, submissionUrl, status = '' } = state
  if (product === undefined) return []
  const isLive = failure === undefined && product.kind === 'app' && phaseOf(status) === 'published'
  const storePage = isLive
    ? [link('**Store page**', `https://apps.microsoft.com/detail/${product.appId}`)]
    : []
  const parts = [
    ...facts,
    ...storePage,
    ...(submissionUrl === undefined ? [] : [link('Submission in Partner Center', submissionUrl)]),
    productIds(product),
    ...(endedAt - startedAt < SHORTEST_TOLD_IN_MS ? [] : [`took ${roughDuration(endedAt - startedAt)}`]),
    ...(run === undefined ? [] : [`run for ${code(run.ref)} (${code(run.sha.slice(0, 7))})`]),
  ]
  return [paragraph(capitalized(parts.join(' · ')))]
}

/** The contents of the submission; some of them are always folded. */
interface Content {
  readonly open: readonly Section[]
  readonly folded: readonly Section[]
}

function contentSections(state: RunState): Content {
  return {
    open: [...packageSections(packagesOf(state)), ...releaseNotesSections(state.changes)],
    folded: changeSections(state.changes),
  }
}

function packagesOf({ contents, outcome }: RunState): readonly PackageChange[] {
  if (outcome?.type !== 'overview') return contents
  return (outcome.published?.packages ?? []).map((one) => ({ ...one, change: 'kept' }))
}

function contentTitle(state: RunState): string {
  const { changes, knowledge, submissionId, contents } = state
  const isSent =
    fateOf(knowledge) === 'commit-in-doubt' ||
    (submissionId !== undefined && isCommitted(knowledge, submissionId))
  const packages = contents.filter(({ change }) => change === 'new').length
  const notes = countReleaseNotes(changes)
  const parts = [
    ...(packages === 0 ? [] : [counted(packages, 'package')]),
    ...(notes === 0 ? [] : [`What's new in ${counted(notes, 'language')}`]),
  ]
  const list = parts.length === 0 ? '' : ` (${parts.join(', ')})`
  return `What was ${isSent ? 'submitted' : 'planned'}${list}`
}

/** Creates the notes about anything the reader may not expect. */
function noteSections(state: RunState, { saysEverything = false }: End): readonly Section[] {
  const { warnings, replaced, endedRollout, created, submissionId, details } = state
  const room: readonly Inline[] = saysEverything
    ? []
    : [
        ...(replaced === undefined
          ? []
          : [`A pending submission was deleted to make room: ${describeSubmission(replaced)}.`]),
        ...(endedRollout === undefined ? [] : [plain(describeEndedRollout(endedRollout))]),
      ]
  const isCreated = created !== undefined && submissionId !== undefined && !saysEverything
  const reports = phaseOf(state.status ?? '') === 'failed' ? '' : reportLinks(details)
  return [
    ...(isCreated
      ? [paragraph(`The ${created.what} ${code(created.name)} was created: ${code(created.id)}.`)]
      : []),
    ...(reports === '' ? [] : [paragraph(`See the ${reports}.`)]),
    ...alert([...room, ...warnings.map(messageLine)]),
  ]
}

const MOST_ALERTS = 10

// GitHub shows no alert in a fold.
function alert(notes: readonly Inline[]): readonly Section[] {
  const [first, ...others] = notes
  if (first === undefined) return []
  const head = '> [!WARNING]'
  if (others.length === 0) return [{ head, rows: [`> ${first}`], tail: '' }]
  const shown = notes.slice(0, MOST_ALERTS)
  const rest = notes.slice(MOST_ALERTS)
  return [
    { head, rows: shown.map((note) => `> - ${note}`), tail: '' },
    ...(rest.length === 0
      ? []
      : fold(`Show ${rest.length} more ${rest.length === 1 ? 'warning' : 'warnings'}`, [
          { head: '', rows: rest.map((note) => `- ${note}`), tail: '' },
        ])),
  ]
}

function requestSections({ answers }: RunState, isOpen: boolean): readonly Section[] {
  const rows = answers.flatMap(({ method, path, status, correlationId: id }) =>
    id === undefined ? [] : [[code(`${method} ${path}`), String(status), code(id)]],
  )
  const title = 'Requests and correlation IDs (for Microsoft support)'
  return fold(title, table(['Request', 'Status', 'Correlation ID'], rows), isOpen)
}

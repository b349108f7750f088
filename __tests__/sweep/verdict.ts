import { readFile } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import type { Emulator } from '../../emulator/emulator.ts'
import { seeds } from '../../emulator/fixtures/seeds.ts'
import type { ProductRecord, Submission } from '../../emulator/store/product-record.ts'
import { type Outcome, outcomeIn } from '../support/outcome.ts'
import type { RecordingRunner } from '../support/recording-runner.ts'
import type { Case, End } from './run.ts'

/** How a run has ended. */
export interface Verdict {
  readonly outcome: 'survived' | 'failed cleanly' | 'wrong'
  /** What is wrong; nothing unless it is. */
  readonly problems: readonly string[]
  /** What the user is told last. */
  readonly message: string
}

/** What is there to judge a run by. */
export interface Evidence {
  readonly emulator: Emulator
  readonly record: ProductRecord
  readonly runner: RecordingRunner
  /** The submissions that were there before. */
  readonly known: ReadonlySet<string | undefined>
  /** The one of them that was in the way. */
  readonly pendingId: string
  readonly end: End
  /** Path of the ZIP that was to be published. */
  readonly content: string
}

/** Judges what the user was told by what the Store holds. */
export async function verdictOn(one: Case, evidence: Evidence): Promise<Verdict> {
  const { runner, end } = evidence
  if (end === 'killed' && one.fault.end === 'killed') {
    return { outcome: 'failed cleanly', problems: [], message: 'killed' }
  }
  const problems =
    end === 'ended'
      ? [
          ...(await problemsOfTheStore(one, evidence)),
          ...problemsOfTheMessage(one, evidence),
          ...leaks(one, evidence),
          ...(await goingOn(evidence)),
          ...(mustSurvive(one) && runner.failure !== undefined ? ['it gave up on a passing fault'] : []),
        ]
      : [end === 'killed' ? 'it does not end in time when it is cancelled' : 'it hangs']
  const clean = runner.failure === undefined ? 'survived' : 'failed cleanly'
  return {
    outcome: problems.length > 0 ? 'wrong' : clean,
    problems,
    message: runner.failure ?? runner.log.at(-1) ?? '',
  }
}

/** What is there to judge the post run of a step by. */
export interface PostEvidence extends Evidence {
  /** Those of the post run. */
  readonly requests: Emulator['requestLog']
  readonly main: { readonly runner: RecordingRunner; readonly verdict: Verdict }
}

/** Judges what the post run of a step that was cut off makes of what it has left. */
export function verdictOnPostRun(one: Case, evidence: PostEvidence): Verdict {
  const { runner, end, pendingId, requests, main } = evidence
  const isFirstDraft = reusesFirstDraft(one)
  const { draft } = standingOf(evidence, isFirstDraft)
  const wasCommitTried = /POST commit|status after an unclear commit|token, again/.test(one.request.name)
  const unfinishedDraft = main.runner.state['unfinishedDraft'] ?? 'null'
  const problems = [
    ...main.verdict.problems,
    ...leaks(one, evidence, main.runner.secrets),
    ...told([
      [end !== 'ended', 'its post run hangs'],
      [runner.failure !== undefined, `its post run failed: ${runner.failure}`],
      [
        unfinishedDraft === 'null' && requests.length > 0,
        'its post run has nothing to do, and does something',
      ],
      [
        draft !== undefined && !wasCommitTried && !isFirstDraft && !isNamedAsPerhapsOthers(runner, draft.id),
        `its post run left the draft ${draft?.id}`,
      ],
      [
        draft !== undefined && outcomeIn(runner.everything)?.is === 'nothing left',
        'its post run says that nothing was left',
      ],
      [
        requests.some(({ method, path }) => method === 'DELETE' && path.includes(pendingId)),
        'its post run deletes what was there before',
      ],
    ]),
  ]
  return {
    outcome: problems.length > 0 ? 'wrong' : main.verdict.outcome,
    problems,
    message: `${main.verdict.message}\n    Post run: ${runner.log.slice(-3).join(' / ')}`,
  }
}

// What came of a create without an answer may be somebody else's.
function isNamedAsPerhapsOthers({ everything }: RecordingRunner, draftId: string): boolean {
  const outcome = outcomeIn(everything)
  if (outcome?.is === 'create unconfirmed') return true
  return outcome?.is === 'draft of somebody kept' && outcome.submissionId === draftId
}

/** A fault that passes must not fail a run, and none that strikes after the effect of a request which is settled. */
function mustSurvive({ request, fault, times }: Case): boolean {
  if (request.doomed || fault.end !== undefined) return false
  // The Store takes another token. Entra and the blob storage do not change their minds.
  if (!fault.passes) return times === 'once' && (request.to ?? 'store') === 'store'
  return (
    times === 'once' ||
    (fault.fault.held === true && request.to !== 'blob') ||
    (request.settled && hasEffect(fault)) === true
  )
}

function hasEffect({ fault }: Case['fault']): boolean {
  return fault.effect === 'applied' || fault.truncate === true
}

/** The outcomes after which no submission of the run may be committed. */
const UNCOMMITTED = [
  'draft kept',
  'draft of somebody kept',
  'draft deleted',
  'draft gone',
  'draft left',
  'delete of the draft unconfirmed',
] as const satisfies readonly Outcome['is'][]

/** Whether a run fills the draft that was there, and may not delete it. */
function reusesFirstDraft({ product }: Case): boolean {
  return !product.parts.includes('create')
}

interface Standing {
  /** The submissions that the run has made and that are there. */
  readonly made: readonly Submission[]
  readonly committed: readonly Submission[]
  readonly live: readonly Submission[]
  /** The draft that the run has made and left. */
  readonly draft: Submission | undefined
  readonly isPendingGone: boolean
}

function standingOf({ record, known, pendingId }: Evidence, isFirstDraft: boolean): Standing {
  const published = [record.lastPublished, ...record.superseded].filter((one) => one !== undefined)
  const there = record.pending === undefined ? published : [record.pending, ...published]
  // A first draft is the run's from when it is filled.
  const isFilled = ({ id, resource }: Submission): boolean =>
    isFirstDraft && id === pendingId && (resource.flightPackages?.length ?? 0) > 0
  const made = there.filter((one) => !known.has(one.id) || isFilled(one))
  return {
    made,
    committed: made.filter(({ commits }) => commits > 0),
    live: made.filter((one) => published.includes(one)),
    draft: made.find(({ commits }) => commits === 0),
    isPendingGone: there.every(({ id }) => id !== pendingId),
  }
}

async function problemsOfTheStore(one: Case, evidence: Evidence): Promise<readonly string[]> {
  const { emulator, runner } = evidence
  const isFirstDraft = reusesFirstDraft(one)
  const { made, committed, draft, live, isPendingGone } = standingOf(evidence, isFirstDraft)
  // What may be committed is never deleted.
  const isInDoubt = /^commit (unconfirmed|lost)$/.test(outcomeIn(runner.failure)?.is ?? '')
  const mayLeave =
    isFirstDraft || one.fault.end !== undefined || (one.request.cleansUp === true && one.times === 'for ever')
  const differences = await Promise.all(committed.map((submission) => differencesOf(submission, evidence)))
  return told([
    [made.length > 1, `it made ${made.length} submissions`],
    [isFirstDraft && isPendingGone, 'it deleted the first draft'],
    [committed.some(({ commits }) => commits > 1), 'it committed more than once'],
    [draft !== undefined && !mayLeave && !isInDoubt, `it left the draft ${draft?.id}`],
    [runner.failure === undefined && live.length !== 1, 'it succeeded and nothing new is live'],
    [emulator.unknownRequests.length > 0, 'the Store does not know a request of it'],
    ...differences.flat().map((difference): Row => [true, difference]),
  ])
}

async function differencesOf(
  { resource, blobName }: Submission,
  { emulator, content }: Evidence,
): Promise<readonly string[]> {
  const names = (resource.applicationPackages ?? resource.flightPackages ?? [])
    .filter(({ fileStatus }) => fileStatus !== 'PendingDelete')
    .map(({ fileName }) => fileName)
  const listing = Object(resource.listings)['en-us']
  const sent = await emulator.store.uploads.fetch(blobName)
  const isAddOn = !('applicationPackages' in resource || 'flightPackages' in resource)
  return told([
    [
      isAddOn ? listing?.icon?.fileName !== 'icon.png' : names.join() !== 'Demo_1.1.0.0_x64.msix',
      `it committed other files than planned: ${names.join()}`,
    ],
    [sent?.equals(await readFile(content)) !== true, 'it committed another ZIP'],
  ])
}

function problemsOfTheMessage(one: Case, evidence: Evidence): readonly string[] {
  const { record, runner, pendingId } = evidence
  const { made, committed, draft, live, isPendingGone } = standingOf(evidence, reusesFirstDraft(one))
  const { failure = '' } = runner
  const outcome = outcomeIn(failure)
  const isFinished = record.superseded.some(
    ({ resource }) =>
      resource.packageDeliveryOptions?.packageRollout?.packageRolloutStatus === 'PackageRolloutComplete',
  )
  const isUntouched = made.length === 0 && !isPendingGone && !isFinished
  const [last] = committed
  const isOneOf = (...outcomes: readonly (Outcome['is'] | undefined)[]): boolean =>
    outcomes.includes(outcome?.is)
  return told([
    [failure !== '' && outcome === undefined, 'it does not say what has become of the submission'],
    [isOneOf('nothing changed') && !isUntouched, 'it says that nothing was changed'],
    [isOneOf(...UNCOMMITTED) && last !== undefined, 'it says that nothing was committed'],
    [isOneOf('no submission made') && made.length > 0, 'it says that no submission was made'],
    [isOneOf('committed') && last === undefined, 'it says that it has committed'],
    [isOneOf('draft deleted', 'draft gone') && made.length > 0, 'it says that the draft was deleted'],
    [isOneOf('draft left') && draft === undefined, 'it says that the draft is still there'],
    [
      failure !== '' &&
        last !== undefined &&
        !(isOneOf('committed', 'commit unconfirmed', 'commit lost') && outcome?.submissionId === last.id),
      'it does not say that it has committed',
    ],
    [
      draft !== undefined && !outcome?.is.endsWith('unconfirmed') && outcome?.submissionId !== draft.id,
      'it does not name the draft that it left',
    ],
    [
      isPendingGone && !`${failure}\n${runner.log.join('\n')}`.includes(`ubmission ${pendingId}`),
      'it does not name what it deleted',
    ],
    [
      isPendingGone && failure !== '' && !failure.includes(`ubmission ${pendingId}`),
      'its failure does not name what it deleted',
    ],
    [(runner.outputs['published'] === 'true') !== live.length > 0 && failure === '', 'output "published"'],
    [
      last !== undefined && runner.outputs['submission-id'] !== last.id,
      'output "submission-id" names another submission',
    ],
  ])
}

function leaks(
  one: Case,
  { emulator, record, runner }: Evidence,
  alsoMasked: readonly string[] = [],
): readonly string[] {
  // A token whose answer never arrived whole cannot be masked, and is not used.
  const arrived = one.request.to === 'token' ? [] : emulator.store.tokens.given
  const masked = [...runner.secrets, ...alsoMasked]
  return told([
    [secretsShown(runner, emulator, [record.pending, record.lastPublished], masked), 'it shows a secret'],
    [arrived.some((token) => !masked.includes(token)), 'a token is not masked'],
  ])
}

/** Returns whether a secret is to be seen: one of those that were masked, a token, the credential, an upload's signature. */
export function secretsShown(
  runner: RecordingRunner,
  { store }: Emulator,
  submissions: readonly (Submission | undefined)[],
  masked: readonly string[],
): boolean {
  const urls = submissions.map((one) => String(one?.resource.fileUploadUrl ?? ''))
  const signatures = urls.flatMap((url) => {
    const signature = url.split('sig=')[1]?.split('&')[0] ?? ''
    return [signature, decodeURIComponent(signature), encodeURIComponent(decodeURIComponent(signature))]
  })
  const secrets = [
    seeds.clientSecret,
    encodeURIComponent(seeds.clientSecret),
    ...store.tokens.given,
    ...masked,
    ...signatures,
  ].filter((secret) => secret !== '')
  const shown = `${runner.everything}\n${JSON.stringify(runner.state)}`
  return secrets.some((secret) => shown.includes(secret))
}

/** What is under way although the run has ended. */
async function goingOn({ emulator }: Evidence): Promise<readonly string[]> {
  const before = emulator.requestLog.length
  await pause(2)
  return told([[emulator.requestLog.length !== before, 'it goes on after its end']])
}

/** Something that may be wrong, and what it is called. */
export type Row = readonly [isWrong: boolean, problem: string]

/** Returns what is wrong. */
export function told(rows: readonly Row[]): readonly string[] {
  return rows.filter(([isWrong]) => isWrong).map(([, problem]) => problem)
}

import { readFile } from 'node:fs/promises'
import type { Emulator } from '../../../emulator/emulator.ts'
import type { ProductRecord, Submission } from '../../../emulator/store/product-record.ts'
import { type Outcome, outcomeIn } from '../../support/outcome.ts'
import { type Row, secretsShown, told } from '../verdict.ts'
import { type PairCase, titleOfPair } from './draw.ts'
import type { Results, RunResult } from './run-pair.ts'
import { type Arrival, contentOf, type Effect, type World, type Writer } from './world.ts'

/** What is to be said of a case. */
export interface PairVerdict {
  /** Nothing unless something is wrong. */
  readonly problems: readonly string[]
  readonly succeeded: number
  /** What happened, for the person who has to understand it. */
  readonly story: string
}

interface Evidence extends Results {
  readonly one: PairCase
  readonly emulator: Emulator
  readonly record: ProductRecord
  readonly world: World
  /** The draft that was in the way at the start. */
  readonly pendingId: string | undefined
}

/** Judges what each run said by what the Store has carried out, and for whom. */
export async function verdictOnPair(evidence: Evidence): Promise<PairVerdict> {
  const { one, A, B, post, world } = evidence
  const runs = [
    ...(A.end === 'killed' ? [] : [{ who: 'A' as const, run: A }]),
    ...(B === undefined ? [] : [{ who: 'B' as const, run: B }]),
  ]
  const judged = await Promise.all(runs.map(({ who, run }) => problemsOf(who, run, evidence)))
  const problems = [
    ...runs.flatMap(({ who }, index) => (judged[index] ?? []).map((problem) => `${who}: ${problem}`)),
    ...problemsOfDeletes(evidence),
    ...problemsOfDoubt(evidence),
    ...(post === undefined ? [] : problemsOfPostRun(post, evidence)),
    ...[A, B, post].flatMap((run) => (run === undefined ? [] : leaks(run, evidence))),
  ]
  const told = runs.map(({ who, run }) => `${who} said: ${run.runner.failure ?? 'green'}`)
  const postTold = post === undefined ? [] : [`post said: ${post.runner.log.slice(-2).join(' / ')}`]
  return {
    problems,
    succeeded: runs.filter(({ run }) => run.runner.failure === undefined).length,
    story: [titleOfPair(one), ...world.timeline, ...told, ...postTold].join('\n  '),
  }
}

/** Outcomes that say that the run has committed nothing. */
const UNCOMMITTED: ReadonlySet<Outcome['is']> = new Set<Outcome['is']>([
  'nothing changed',
  'no submission made',
  'draft kept',
  'draft of somebody kept',
  'draft deleted',
  'draft gone',
  'draft left',
  'delete of the draft unconfirmed',
  'create unconfirmed',
  'delete unconfirmed',
])

async function problemsOf(who: 'A' | 'B', run: RunResult, evidence: Evidence): Promise<readonly string[]> {
  if (run.end === 'hangs') return ['it hangs']
  if (run.end === 'too late') return ['it does not end in time when it is cancelled']
  return run.runner.failure === undefined
    ? await problemsOfSuccess(who, run, evidence)
    : problemsOfFailure(who, run.runner.failure, evidence)
}

async function problemsOfSuccess(
  who: 'A' | 'B',
  { runner }: RunResult,
  evidence: Evidence,
): Promise<readonly string[]> {
  const { one, record, emulator, world, zips } = evidence
  const id = runner.outputs['submission-id'] ?? ''
  const submission = record.findSubmission(id)
  const content = contentOf(submission)
  const zip = submission && (await emulator.store.uploads.fetch(submission.blobName))
  const isLive = record.lastPublished?.id === id || record.superseded.some((other) => other.id === id)
  return told([
    [submission === undefined, `it is green, and its submission ${id} is not there`],
    [submission?.commits !== 1, 'it is green, and its submission is not committed'],
    [content !== contentFor(who, one), `it is green with other files than its own: ${content}`],
    [zip?.equals(await readFile(zips[who])) !== true, 'it is green with another ZIP'],
    [one.waitFor === 'published' && !isLive, 'it is green, and nothing new is live'],
    [
      one.product.kind !== 'add-on' && runner.outputs['packages'] === '[]',
      'it is green, and its output names no packages',
    ],
    [
      runner.outputs['status'] === 'PendingCommit' && !world.isStatusLate,
      'it is green, and its output says that it is a draft',
    ],
    [wasEditedBeforeTheLastLook(who, id, evidence), 'it shipped what somebody had changed before it looked'],
  ])
}

/** The files that a run means to publish. */
function contentFor(who: 'A' | 'B', { product }: PairCase): string {
  if (product.kind === 'add-on') return who === 'A' ? 'icon.png' : 'icon-b.png'
  return who === 'A' ? 'Demo_1.1.0.0_x64.msix' : 'Demo_1.2.0.0_x64.msix'
}

function wasEditedBeforeTheLastLook(who: 'A' | 'B', id: string, { world }: Evidence): boolean {
  const update = lastOf(world.effects, (effect) => isOf(effect, who, 'update', id))
  const commit = lastOf(world.effects, (effect) => isOf(effect, who, 'commit', id))
  if (update === undefined || commit === undefined) return false
  const look = lastOf(
    world.arrivals,
    ({ by, target, id: of, at, isSpoiled }) =>
      by === who && target === 'GET submission' && of === id && at < commit.at && !isSpoiled,
  )
  return world.effects.some(
    ({ by, what, id: of, at }) =>
      by !== who &&
      of === id &&
      (what === 'edit' || what === 'update') &&
      at > update.at &&
      at < (look === undefined || look.at < update.at ? commit.at : look.at),
  )
}

function problemsOfFailure(who: 'A' | 'B', failure: string, evidence: Evidence): readonly string[] {
  const { pendingId, world } = evidence
  const own = world.effects.filter(({ by }) => by === who)
  const outcome = outcomeIn(failure)
  const deletedPending = own.some(({ what, id }) => what === 'delete' && id === pendingId)
  return told([
    [outcome === undefined, `it does not say what has become of the submission: ${failure}`],
    ...(outcome === undefined
      ? []
      : [
          ...falseClaims(outcome, own, evidence),
          ...silences(outcome, own, evidence),
          ...missedNews(who, outcome, evidence),
        ]),
    [
      /Somebody else|created by somebody else/.test(failure) && !hasOtherWriters(who, evidence),
      'it speaks of somebody else, and nobody else was there',
    ],
    [
      deletedPending && !failure.includes(`ubmission ${pendingId}`),
      'it does not name what it deleted to make room',
    ],
  ])
}

/** What it says, and is not so. `own` is what it has done. */
function falseClaims(
  { is, submissionId }: Outcome,
  own: readonly Effect[],
  { record }: Evidence,
): readonly Row[] {
  const there = submissionId === undefined ? undefined : record.findSubmission(submissionId)
  const isCommitted = (there?.commits ?? 0) > 0
  const has = (what: Effect['what']): boolean => own.some((effect) => effect.what === what)
  return [
    [is === 'nothing changed' && own.length > 0, 'it says that nothing was changed'],
    [is === 'no submission made' && has('create'), 'it says that no submission was made'],
    [UNCOMMITTED.has(is) && has('commit'), 'it says that it committed nothing'],
    [is === 'committed' && !isCommitted, 'it says that it has committed'],
    [
      is === 'committed by somebody else' && (!isCommitted || has('commit')),
      'it says that somebody else has committed',
    ],
    [/^draft (deleted|gone)$/.test(is) && there !== undefined, 'it says that the draft is not there'],
    [
      is === 'draft left' && own.some(({ what, id }) => what === 'delete' && id === submissionId),
      'it says that the draft is there',
    ],
  ]
}

/** What others had done before it looked for the last time, and it does not say. */
function missedNews(who: Writer, { is, submissionId }: Outcome, { world }: Evidence): readonly Row[] {
  const look = lastOf(
    world.arrivals,
    ({ by, target, id, isSpoiled }) =>
      by === who && id === submissionId && /^(GET|DELETE)/.test(target ?? '') && !isSpoiled,
  )
  const news = (what: Effect['what']): boolean =>
    world.effects.some(
      (effect) => effect.what === what && effect.id === submissionId && effect.at < (look?.at ?? 0),
    )
  const isKept = /^draft (of somebody )?(kept|left)$/.test(is)
  return [
    [isKept && news('delete'), 'it says that the draft is there, which somebody had deleted'],
    // What could not be deleted is not said to be a draft.
    [
      isKept && is !== 'draft left' && !world.isStatusLate && news('commit'),
      'it says that the draft is there, which somebody had committed',
    ],
  ]
}

function hasOtherWriters(who: Writer, { world }: Evidence): boolean {
  return world.effects.some(({ by }) => by !== who && by !== 'post')
}

/** What it has done, and does not say. */
function silences(
  { is, submissionId }: Outcome,
  own: readonly Effect[],
  { record }: Evidence,
): readonly Row[] {
  const commit = own.find(({ what }) => what === 'commit')
  const { pending } = record
  const isOwn = own.some(({ what, id }) => what === 'create' && id === pending?.id)
  const isLeft = isOwn && pending?.commits === 0
  return [
    [
      commit !== undefined && !(/^commit/.test(is) && submissionId === commit.id),
      `it does not say that it committed ${commit?.id}`,
    ],
    [
      isLeft && submissionId !== pending?.id && is !== 'create unconfirmed',
      `it does not name the draft that it left: ${pending?.id}`,
    ],
  ]
}

/** Nothing is deleted that is somebody else's, or may be committed. */
function problemsOfDeletes({ world, record, one, pendingId }: Evidence): readonly string[] {
  const deletes = world.effects.filter(({ what, by }) => what === 'delete' && by !== 'person')
  return deletes.flatMap((deletion) => {
    const { id, at } = deletion
    const who = deletion.by === 'post' ? 'A' : deletion.by
    const before = world.effects.filter((effect) => effect.id === id && effect.at <= at)
    const makers: readonly Writer[] = before.filter(({ what }) => what === 'create').map(({ by }) => by)
    const isOwn = makers.includes(who)
    const lastContent = lastOf(before, ({ what }) => what === 'update' || what === 'edit')
    const hasLooked = (since: number): boolean =>
      world.arrivals.some(
        (one) =>
          one.by === who &&
          one.target === 'GET submission' &&
          !one.isSpoiled &&
          one.id === id &&
          one.at > since &&
          one.at < at,
      )
    const isByEvidence = lastContent?.by === who && one.ifPending === 'delete' && hasLooked(lastContent.at)
    const hasSeenOthers =
      lastContent !== undefined &&
      lastContent.by !== who &&
      lastContent.what !== 'create' &&
      hasLooked(lastContent.at)
    const isByPolicy = one.ifPending === 'delete' && wasThereFirst(deletion, world, pendingId)
    return told([
      [
        !isOwn && !isByEvidence && !isByPolicy,
        `${deletion.by} deleted ${id}, which is ${makers.join() || 'old'}'s`,
      ],
      [
        isOwn && !isByPolicy && deletion.by !== 'post' && hasSeenOthers,
        `${deletion.by} deleted ${id}, in which it had seen what somebody else changed`,
      ],
      [
        before.some(({ what }) => what === 'commit') && !world.shownFailed.has(id),
        `${deletion.by} deleted ${id}, which was committed`,
      ],
      [record.findSubmission(id) !== undefined, `${id} is there after its deletion`],
    ])
  })
}

/** Nothing is asked to be deleted whose commit may have been taken. */
function problemsOfDoubt({ world: { arrivals } }: Evidence): readonly string[] {
  const runOf = (by: Writer): Writer => (by === 'post' ? 'A' : by)
  return arrivals
    .filter(({ target, by, id, at }) => {
      const isTried = (one: Arrival): boolean =>
        one.target === 'POST commit' && one.id === id && one.by === runOf(by) && one.at < at && !one.isRefused
      return target === 'DELETE' && arrivals.some(isTried)
    })
    .map(({ by, id }) => `${by} wants to delete ${id}, which may be committed`)
}

// A run replaces what it saw before it created anything.
function wasThereFirst(
  { by, id }: Effect,
  { arrivals, effects }: World,
  pendingId: string | undefined,
): boolean {
  if (by === 'post') return false
  if (id === pendingId) return true
  const created = effects.find(({ what, id: of }) => what === 'create' && of === id)
  const creation = arrivals.find(({ by: who, target }) => who === by && target === 'POST create')
  return created !== undefined && (creation === undefined || created.at < creation.at)
}

function problemsOfPostRun(post: RunResult, evidence: Evidence): readonly string[] {
  const { A, saved, world, record } = evidence
  if (post.end === 'hangs') return ['its post run hangs']
  const requests = world.arrivals.filter(({ by }) => by === 'post')
  const { failure, everything } = post.runner
  const outcome = outcomeIn(failure ?? everything)
  const own = world.effects.filter(({ by }) => by === 'post')
  const { pending } = record
  const created = world.effects.filter(({ by, what }) => by === 'A' && what === 'create').map(({ id }) => id)
  const isLeft = pending !== undefined && pending.commits === 0 && created.includes(pending.id)
  const isNamed = outcome?.is === 'create unconfirmed' || outcome?.submissionId === pending?.id
  const mayBeCommitted = world.arrivals.some(({ by, target }) => by === 'A' && target === 'POST commit')
  return told([
    [saved === 'null' && requests.length > 0, 'its post run has nothing to do, and does something'],
    [
      saved !== 'null' && outcome === undefined && failure !== undefined,
      `its post run says nothing: ${failure}`,
    ],
    ...(outcome === undefined ? [] : falseClaims(outcome, own, evidence)).map(
      ([isWrong, problem]): Row => [isWrong, `post: ${problem}`],
    ),
    [isLeft && outcome?.is === 'nothing left', 'its post run says that nothing was left'],
    [isLeft && A.end === 'killed' && saved !== 'null' && !isNamed, 'its post run does not name what is left'],
    [
      isLeft && A.end === 'killed' && saved === 'null' && !mayBeCommitted,
      'it was killed, and had not saved that it leaves a draft',
    ],
  ])
}

function leaks(run: RunResult, { A, B, post, record, emulator }: Evidence): readonly string[] {
  const others = [A, B, post].flatMap((other) => other?.runner.secrets ?? [])
  const submissions: readonly (Submission | undefined)[] = [record.pending, record.lastPublished]
  return secretsShown(run.runner, emulator, submissions, others) ? ['it shows a secret'] : []
}

function isOf(effect: Effect, by: Writer, what: Effect['what'], id: string): boolean {
  return effect.by === by && effect.what === what && effect.id === id
}

function lastOf<T>(items: readonly T[], matches: (item: T) => boolean): T | undefined {
  return items.filter(matches).at(-1)
}

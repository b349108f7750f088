import type { JournalEntry } from '../emulator/emulator.ts'
import type { BlobRequest } from './throttled-blobs.ts'

/** One step of a chain in which each step needs the one before. */
export interface Link {
  readonly name: string
  readonly ms: number
  /** From the end of the step before to the first request of this one; undefined where there is no such time. */
  readonly pauseMs?: number
}

/** What one run of the action was seen to do. */
export interface Observed {
  readonly journal: readonly JournalEntry[]
  readonly blobRequests: readonly BlobRequest[]
  /** When the Store was done with the commit, in milliseconds since the epoch. */
  readonly changedAt: number
}

/** A stretch of time, in milliseconds since the epoch. */
interface Span {
  readonly startedAt: number
  readonly endedAt: number
}

/** The chain up to the answer to the commit: the longest request of each step. */
export function pathToCommit({ journal, blobRequests }: Observed): readonly Link[] {
  const calls = journal.map((entry) => ({ ...entry, ...spanOf(entry) }))
  const [dropped] = calls.filter(({ method }) => method === 'DELETE')
  const reads = calls.filter(
    ({ method, path, startedAt }) =>
      method === 'GET' && path.includes('/submissions/') && startedAt < (dropped?.startedAt ?? 0),
  )
  const called = (verb: string, pattern: RegExp): readonly Span[] =>
    calls.filter(({ method, path }) => method === verb && pattern.test(path))
  return linked({
    token: called('POST', /\/token$/),
    'GET product': called('GET', /\/applications\/\w+$/),
    'GETs of submissions and status': reads,
    DELETE: called('DELETE', /./),
    create: called('POST', /\/submissions$/),
    'the longer of PUT and upload': [...called('PUT', /\/submissions\//), hull(blobRequests)],
    commit: called('POST', /\/commit$/),
  })
}

function linked(steps: Readonly<Record<string, readonly Span[]>>): readonly Link[] {
  const hulls = Object.values(steps).map(hull)
  return Object.entries(steps).map(([name, spans], index) => {
    const before = hulls[index - 1]
    const pauseMs = (hulls[index]?.startedAt ?? 0) - (before?.endedAt ?? 0)
    return { name, ms: longest(spans), ...(before === undefined ? {} : { pauseMs }) }
  })
}

/** The rest of the chain: what the Store does by itself, one look at its status, and what is read last. */
export function pathToEnd(observed: Observed): readonly Link[] {
  const committed = commitOf(observed)
  const [seen, ...last] = observed.journal.slice(indexOfSeen(observed)).map(spanOf)
  return [
    ...pathToCommit(observed),
    { name: 'the Store at work', ms: Math.max(0, observed.changedAt - committed.endedAt) },
    { name: 'status', ms: longest(seen === undefined ? [] : [seen]) },
    { name: 'GET of what was published', ms: longest(last) },
  ]
}

/** The request that the commit was. */
export function commitOf({ journal }: Observed): Span {
  const entry = journal.find(({ path, status }) => path.endsWith('/commit') && status === 202)
  if (entry === undefined) throw new Error('Nothing was committed')
  return spanOf(entry)
}

/** The status request whose answer was the first to show the change. */
export function seenBy(observed: Observed): Span {
  const entry = observed.journal[indexOfSeen(observed)]
  if (entry === undefined) throw new Error('Nobody asked for the status')
  return spanOf(entry)
}

/** Most requests to the Store in any stretch of that length; tokens and blobs are not counted. */
export function busiest(startsInMs: readonly number[], lengthInMs: number): number {
  const counts = startsInMs.map(
    (from) => startsInMs.filter((at) => at >= from && at < from + lengthInMs).length,
  )
  return Math.max(0, ...counts)
}

// The wait ends with it.
const indexOfSeen = ({ journal }: Observed): number =>
  journal.findLastIndex(({ path }) => path.endsWith('/status'))

function spanOf({ startedAt, endedAt = startedAt }: JournalEntry): Span {
  return { startedAt, endedAt }
}

const longest = (spans: readonly Span[]): number =>
  Math.max(0, ...spans.map(({ startedAt, endedAt }) => endedAt - startedAt))

function hull(spans: readonly Span[]): Span {
  return {
    startedAt: Math.min(...spans.map(({ startedAt }) => startedAt)),
    endedAt: Math.max(...spans.map(({ endedAt }) => endedAt)),
  }
}

import { busiest, commitOf } from './critical-path.ts'
import { POLL_INTERVAL_IN_MS, type Run } from './pipeline-run.ts'
import { LATENCY } from './playground.ts'
import { pollTimes } from './polls.ts'
import { shown, type Target, table } from './table.ts'

/** The Store takes as many in a minute: https://github.com/microsoft/StoreBroker/issues/92 */
const MOST_REQUESTS = 20
const MINUTE_IN_MS = 60_000
/** Changes so soon after the commit are early ones. */
const EARLY_IN_MS = 20_000
const POLLS = 20

/** One poll of a wait with the default interval, in milliseconds since the answer to the commit. */
interface Poll {
  readonly askedAt: number
  /** How long the oldest change that it shows has waited for it. */
  readonly waited: number
  readonly isEarly: boolean
}

/** A wait of full length with the default interval, on the action's own code with a clock that needs no time. */
export interface PollFigures {
  readonly polls: readonly Poll[]
  /** Most requests in a minute, with the latencies in full. */
  readonly busiest: number
  /** The same of a Store that answers at once. */
  readonly busiestOfAll: number
}

/** Computes the wait of runs like this one. */
export async function pollFigures(run: Run, scale: number): Promise<PollFigures> {
  const asked = await pollsAt(LATENCY.status)
  const { endedAt: committedAt } = commitOf(run)
  const before = storeStarts(run).filter((at) => at < committedAt)
  const sinceCommit = before.map((at) => (at - committedAt) * scale)
  const answeredBefore = [0, ...asked.map((at) => at + LATENCY.status)]
  return {
    polls: asked.map((askedAt, poll) => {
      const from = answeredBefore[poll] ?? 0
      return { askedAt, waited: askedAt - from, isEarly: from < EARLY_IN_MS }
    }),
    busiest: busiest([...sinceCommit, ...asked], MINUTE_IN_MS),
    busiestOfAll: busiest([...before.map(() => 0), ...(await pollsAt(0))], MINUTE_IN_MS),
  }
}

/** When a wait asks. */
export function pollTable({ polls }: PollFigures): string {
  return table(
    ['poll', 'asked, s after the commit', 'oldest change that it shows, s before'],
    polls
      .slice(0, 10)
      .map(({ askedAt, waited }, poll) => [String(poll + 1), shown(askedAt / 1000), shown(waited / 1000)]),
  )
}

/** The targets of waits. */
export function pollTargets(figures: PollFigures, runs: readonly Run[], scale: number): readonly Target[] {
  const longest = (polls: readonly Poll[]): number => Math.max(...polls.map(({ waited }) => waited)) / 1000
  const measured = Math.max(...runs.map((run) => busiest(storeStarts(run), MINUTE_IN_MS / scale)))
  const requests = { is: '≤', limit: MOST_REQUESTS } as const
  return [
    {
      what: `a change in the first ${EARLY_IN_MS / 1000} s is asked for after, s`,
      is: '≤',
      limit: 5,
      seen: longest(figures.polls.filter(({ isEarly }) => isEarly)),
    },
    { what: 'any change, s', is: '≤', limit: POLL_INTERVAL_IN_MS / 1000, seen: longest(figures.polls) },
    { what: 'requests in a minute, latencies in full', ...requests, seen: figures.busiest },
    { what: 'requests in a minute, a Store without latency', ...requests, seen: figures.busiestOfAll },
    { what: 'requests in a minute, as measured', ...requests, seen: measured },
  ]
}

const pollsAt = (statusInMs: number): Promise<readonly number[]> =>
  pollTimes({ polls: POLLS, pollIntervalInMs: POLL_INTERVAL_IN_MS, statusInMs })

const storeStarts = ({ journal }: Run): readonly number[] =>
  journal.filter(({ path }) => path.startsWith('/v1.0/')).map(({ startedAt }) => startedAt)

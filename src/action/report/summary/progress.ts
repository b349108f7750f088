import { phaseOf } from '../../../store/status.ts'
import { roughDuration, SHORTEST_TOLD_IN_MS } from '../duration.ts'
import type { RunState } from '../run-state.ts'
import { code, type Inline, paragraph, type Section } from './markdown.ts'

/** Words for statuses: for the stage, and for a submission in it. */
const STAGES: Readonly<Record<string, readonly [stage: string, is: string]>> = {
  CommitStarted: ['File check', 'being checked'],
  PreProcessing: ['Pre-processing', 'in pre-processing'],
  Certification: ['Certification', 'in certification'],
  Release: ['Waiting for release', 'waiting for its release'],
  PendingPublication: ['Waiting for publication', 'waiting for its publication'],
  Publishing: ['Publishing', 'being published'],
  Published: ['Published', 'live'],
}

// Not worth reporting if there was no wait.
const WAITS: ReadonlySet<string> = new Set(['Release', 'PendingPublication'])

/** Returns where a submission with a status is, as it follows "is". */
export function stageOf(status: string): Inline {
  return STAGES[status]?.[1] ?? `in ${code(status)}`
}

/** A status, and when it was first seen, in milliseconds since the epoch. */
type Step = RunState['timeline'][number]

/**
 * Creates the line about the progress of a submission. `now` is in milliseconds since the epoch. A status seen only
 * once says nothing about its duration.
 */
export function progressSection({ timeline }: RunState, now: number): readonly Section[] {
  // The statuses before the draft belong to another submission, which this run waited for.
  const own = timeline.slice(timeline.findLastIndex(({ status }) => status === 'PendingCommit') + 1)
  const steps = own.filter(({ status, at }, index) => {
    const next = own[index + 1]
    return !WAITS.has(status) || next === undefined || next.at - at >= SHORTEST_TOLD_IN_MS
  })
  const [first, ...others] = steps
  if (first === undefined || (first.status !== 'CommitStarted' && others.length === 0)) return []
  const end = others.at(-1) ?? first
  const started = timeBeside(first.at, isOver(end.status) ? end.at : now)
  const told = steps.map((step, index) => {
    const next = steps[index + 1]
    if (step.status === 'CommitStarted') return `Uploaded ${started}`
    return next === undefined ? lastStep(step, now, first.at) : withDuration(step.status, next.at - step.at)
  })
  const since = first.status === 'CommitStarted' ? '' : `Since ${started}: `
  return [paragraph(`**Progress** ${since}${told.join(' → ')} UTC`)]
}

function isOver(status: string): boolean {
  const phase = phaseOf(status)
  return phase === 'published' || phase === 'failed'
}

function lastStep({ status, at }: Step, now: number, startedAt: number): Inline {
  const word = STAGES[status]?.[0] ?? code(status)
  if (!isOver(status)) return `${withDuration(status, now - at)}, still at ${timeBeside(now, startedAt)}`
  return `${phaseOf(status) === 'failed' ? '❌ ' : ''}${word} ${timeBeside(at, startedAt)}`
}

// A stage too short to report is only named.
function withDuration(status: string, ms: number): Inline {
  const word = STAGES[status]?.[0] ?? code(status)
  return ms < SHORTEST_TOLD_IN_MS ? word : `${word} ${roughDuration(ms)}`
}

/** Returns a time of day, with the date if it differs from that of the other time. */
function timeBeside(at: number, other: number): string {
  const date = formatDate(at)
  return date === formatDate(other) ? formatTime(at) : `${date} ${formatTime(at)}`
}

function formatDate(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

function formatTime(at: number): string {
  return new Date(at).toISOString().slice(11, 16)
}

import type { Context } from './context.ts'
import type { EventOf } from './events.ts'

const MOST_READINGS = 3
const PAUSE_IN_MS = 5_000

/**
 * Reads what was changed until it shows, three times at most: right after a change, the Store may show an older state.
 *
 * @returns the last reading, whether or not it shows the change.
 */
export async function readUntil<T>(
  { read, isShown, late }: ChangedReading<T>,
  { clock, report, signal }: Pick<Context, 'clock' | 'report' | 'signal'>,
): Promise<T> {
  for (let readings = 1; ; readings++) {
    const seen = await read()
    if (isShown(seen) || readings === MOST_READINGS) return seen
    if (readings === 1) report({ type: 'late', ...late, upToInMs: (MOST_READINGS - 1) * PAUSE_IN_MS })
    await clock.sleep(PAUSE_IN_MS, signal)
  }
}

/** A reading that is to show a change. */
export interface ChangedReading<T> {
  readonly read: () => Promise<T>
  readonly isShown: (seen: T) => boolean
  /** What is reported as late when the first reading does not show it. */
  readonly late: Pick<EventOf<'late'>, 'what' | 'submissionId'>
}

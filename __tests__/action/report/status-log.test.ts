import { expect, it } from '@jest/globals'
import { StatusLog } from '../../../src/action/report/status-log.ts'

const MINUTE = 60_000

/** The lines for statuses that are read at these minutes, in a run of five hours. */
function linesFor(
  seen: readonly (readonly [minute: number, status: string])[],
  limit = 300,
): readonly string[] {
  const log = new StatusLog()
  return seen.flatMap(([minute, status]) => {
    const line = log.lineFor({ status, at: minute * MINUTE, timeLeftInMs: (limit - minute) * MINUTE })
    return line === undefined ? [] : [`${minute}: ${line}`]
  })
}

it('A status is told when it changes, with how long the one before has taken', () => {
  const seen = [
    [0, 'PreProcessing'],
    [1, 'PreProcessing'],
    [3, 'Certification'],
    [65, 'Publishing'],
    [65.01, 'Published'],
  ] as const
  expect(linesFor(seen)).toEqual([
    '0: Status: PreProcessing',
    '3: Status: Certification (PreProcessing took 3 min)',
    '65: Status: Publishing (Certification took 1 h 2 min)',
    '65.01: Status: Published',
  ])
})

it('A status that stays is told every five minutes, with the time that is left', () => {
  const minutes = [0, 4, 5, 9, 10.5, 15, 80] as const
  expect(linesFor(minutes.map((minute) => [minute, 'Certification']))).toEqual([
    '0: Status: Certification',
    '5: Certification for 5 min, times out in 4 h 55 min',
    '10.5: Certification for 11 min, times out in 4 h 50 min',
    '80: Certification for 1 h 20 min, times out in 3 h 40 min',
  ])
})

it('A status that is read less often is told each time, with the time that is left', () => {
  const minutes = [0, 12, 24, 299, 300] as const
  expect(linesFor(minutes.map((minute) => [minute, 'Certification']))).toEqual([
    '0: Status: Certification',
    '12: Certification for 12 min, times out in 4 h 48 min',
    '24: Certification for 24 min, times out in 4 h 36 min',
    '299: Certification for 4 h 59 min, times out in 1 min',
  ])
})

it('A run without a limit has no time-out', () => {
  const minutes = [0, 5] as const
  const seen = minutes.map((minute) => [minute, 'Certification'] as const)
  expect(linesFor(seen, Number.POSITIVE_INFINITY)).toEqual([
    '0: Status: Certification',
    '5: Certification for 5 min',
  ])
})

import { describe, expect, it } from '@jest/globals'
import { initialState, type RunState } from '../../../../src/action/report/run-state.ts'
import { progressSection } from '../../../../src/action/report/summary/progress.ts'

const at = (time: string): number => Date.parse(`2026-11-${time}Z`)
const seen = (...steps: readonly (readonly [string, string])[]): RunState => ({
  ...initialState,
  timeline: steps.map(([status, time]) => ({ status, at: at(time) })),
})

describe('The progress of a submission', () => {
  it.each<{ name: string; state: RunState; now: string; expected: readonly string[] }>([
    { name: 'is nothing without a status', state: seen(), now: '17T10:00:00', expected: [] },
    {
      name: 'is nothing for a draft',
      state: seen(['PendingCommit', '17T10:00:00']),
      now: '17T10:00:00',
      expected: [],
    },
    {
      name: 'is nothing for a status that was seen once: nobody knows since when',
      state: seen(['Published', '17T10:00:00']),
      now: '17T10:00:00',
      expected: [],
    },
    {
      name: 'leaves out what takes no time',
      state: seen(
        ['CommitStarted', '17T10:00:00'],
        ['PreProcessing', '17T10:00:10'],
        ['Published', '17T10:00:10.500'],
      ),
      now: '17T10:00:11',
      expected: ['**Progress** Uploaded 10:00 → Pre-processing → Published 10:00 UTC'],
    },
    {
      name: 'leaves out waits that were none',
      state: seen(
        ['CommitStarted', '17T10:00:00'],
        ['Release', '17T10:00:10'],
        ['PendingPublication', '17T10:00:10.500'],
        ['Publishing', '17T10:00:20'],
        ['Published', '17T10:01:20'],
      ),
      now: '17T10:02:00',
      expected: [
        '**Progress** Uploaded 10:00 → Waiting for publication 10 s → Publishing 1 min → Published 10:01 UTC',
      ],
    },
    {
      name: 'says how long the last stage lasts',
      state: seen(['CommitStarted', '17T10:00:00'], ['Certification', '17T10:01:00']),
      now: '17T12:21:00',
      expected: ['**Progress** Uploaded 10:00 → Certification 2 h 20 min, still at 12:21 UTC'],
    },
    {
      name: 'has dates when it is over on another day',
      state: seen(
        ['CommitStarted', '17T10:00:00'],
        ['Certification', '17T10:01:00'],
        ['Published', '19T09:00:00'],
      ),
      now: '19T09:00:01',
      expected: [
        '**Progress** Uploaded 2026-11-17 10:00 → Certification 46 h 59 min → Published 2026-11-19 09:00 UTC',
      ],
    },
    {
      name: 'begins where an earlier run has left it',
      state: seen(['Certification', '17T10:00:00'], ['CertificationFailed', '17T10:30:00']),
      now: '17T10:30:00',
      expected: ['**Progress** Since 10:00: Certification 30 min → ❌ `CertificationFailed` 10:30 UTC'],
    },
    {
      name: 'is that of the own submission, after another one was waited for',
      state: seen(
        ['Certification', '17T08:00:00'],
        ['Published', '17T09:00:00'],
        ['PendingCommit', '17T09:59:00'],
        ['CommitStarted', '17T10:00:00'],
      ),
      now: '17T10:00:01',
      expected: ['**Progress** Uploaded 10:00 UTC'],
    },
    {
      name: 'shows a word that the Store has added since',
      state: seen(['CommitStarted', '17T10:00:00'], ['Polishing', '17T10:01:00']),
      now: '17T10:02:00',
      expected: ['**Progress** Uploaded 10:00 → `Polishing` 1 min, still at 10:02 UTC'],
    },
  ])('$name', ({ state, now, expected }) => {
    expect(progressSection(state, at(now)).map(({ head }) => head)).toEqual(expected)
  })
})

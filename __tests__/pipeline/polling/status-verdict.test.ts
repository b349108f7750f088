import { describe, expect, it } from '@jest/globals'
import {
  evaluateStatus,
  nextPollState,
  type PollState,
  pollDelay,
} from '../../../src/pipeline/polling/status-verdict.ts'

const COMMITTED_AT = Date.UTC(2026, 0, 1)
const fresh: PollState = { committedAt: COMMITTED_AT, started: false, draftPolls: 0 }

/** The verdict after the last of these polls. */
function verdictAfter(
  statuses: readonly string[],
  waitFor: Parameters<typeof evaluateStatus>[1],
  publishMode = 'Immediate',
) {
  const watch = statuses.reduce(nextPollState, fresh)
  return evaluateStatus(statuses.at(-1) ?? '', waitFor, publishMode, watch, COMMITTED_AT + 60_000)
}

describe('A submission is as far as the user waits for', () => {
  const PATH = [
    'CommitStarted',
    'PreProcessing',
    'Certification',
    'Release',
    'PendingPublication',
    'Publishing',
    'Published',
  ]
  it.each([
    { waitFor: 'none', from: 'CommitStarted' },
    { waitFor: 'accepted', from: 'PreProcessing' },
    { waitFor: 'certified', from: 'Release' },
    { waitFor: 'published', from: 'Published' },
  ] as const)('waiting for "$waitFor", from $from on', ({ waitFor, from }) => {
    const verdicts = PATH.map((status) => verdictAfter([status], waitFor))

    expect(verdicts).toEqual(PATH.map((_, index) => (index < PATH.indexOf(from) ? 'waiting' : 'done')))
  })

  it.each(['Manual', 'SpecificDate'])(
    'waiting for "published" in publish mode %s, at Release',
    (publishMode) => {
      expect(verdictAfter(['Release'], 'published', publishMode)).toBe('done')
    },
  )
})

describe('A failure ends every wait', () => {
  const FAILURES = [
    'CommitFailed',
    'PreProcessingFailed',
    'CertificationFailed',
    'ReleaseFailed',
    'PublishFailed',
    'Canceled',
    'SomethingNewFailed',
  ]
  it.each(FAILURES)('%s', (status) => {
    const verdicts = (['none', 'accepted', 'certified', 'published'] as const).map((waitFor) =>
      verdictAfter([status], waitFor),
    )

    expect(verdicts).toEqual(['failed', 'failed', 'failed', 'failed'])
  })
})

describe('A word that the Store has added since', () => {
  it('is waited out', () => {
    expect(verdictAfter(['Pondering'], 'accepted')).toBe('waiting')
  })
})

describe('A submission that still shows as a draft', () => {
  it.each([
    {
      name: 'is waited for before its commit shows',
      polls: ['PendingCommit'],
      after: 60_000,
      verdict: 'waiting',
    },
    {
      name: 'is waited for to the end of the ten minutes',
      polls: ['PendingCommit'],
      after: 600_000,
      verdict: 'waiting',
    },
    {
      name: 'is lost when it shows so for ten minutes',
      polls: ['PendingCommit'],
      after: 600_001,
      verdict: 'lost',
    },
    {
      name: 'is waited for when its commit has shown once',
      polls: ['CommitStarted', 'PendingCommit', 'PendingCommit'],
      after: 60_000,
      verdict: 'waiting',
    },
    {
      name: 'is lost when three polls in a row show it after its commit has shown',
      polls: ['CommitStarted', 'PendingCommit', 'PendingCommit', 'PendingCommit'],
      after: 60_000,
      verdict: 'lost',
    },
    {
      name: 'is waited for when its commit shows in between',
      polls: ['CommitStarted', 'PendingCommit', 'PendingCommit', 'CommitStarted', 'PendingCommit'],
      after: 60_000,
      verdict: 'waiting',
    },
  ])('$name', ({ polls, after, verdict }) => {
    const watch = polls.reduce(nextPollState, fresh)

    expect(evaluateStatus('PendingCommit', 'accepted', 'Immediate', watch, COMMITTED_AT + after)).toBe(
      verdict,
    )
  })
})

describe('The pauses between polls', () => {
  it('are five seconds at first, and then grow to the interval that the user gives', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((poll) => pollDelay(poll, 30_000, false))).toEqual([
      5000, 5000, 5000, 5000, 7500, 11_250, 16_875, 25_312.5, 30_000, 30_000,
    ])
  })

  it('are twice as long once the Store has throttled the run', () => {
    expect([0, 4, 5].map((poll) => pollDelay(poll, 30_000, true))).toEqual([10_000, 15_000, 22_500])
  })

  it.each([false, true])(
    'are never longer than that interval, with a Store that throttles: %s',
    (throttled) => {
      expect([0, 1, 100_000].map((poll) => pollDelay(poll, 100, throttled))).toEqual([100, 100, 100])
    },
  )
})

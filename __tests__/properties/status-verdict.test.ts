import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  evaluateStatus,
  nextPollState,
  type PollState,
  pollDelay,
  type WaitFor,
} from '../../src/pipeline/polling/status-verdict.ts'
import { holds } from './holds.ts'

const WAITS: readonly WaitFor[] = ['none', 'accepted', 'certified', 'published']
const waitFor = fc.constantFrom(...WAITS)
const mode = fc.constantFrom('Immediate', 'Manual', 'SpecificDate', '', 'Sometime')
const failed = fc.constantFrom(
  'CommitFailed',
  'PreProcessingFailed',
  'CertificationFailed',
  'ReleaseFailed',
  'PublishFailed',
  'Canceled',
)
const onTheWay = fc.constantFrom(
  'PendingCommit',
  'CommitStarted',
  'PreProcessing',
  'Certification',
  'Release',
  'PendingPublication',
  'Publishing',
  'Published',
  'None',
  'Pondering',
)
const statuses = fc.array(fc.oneof(onTheWay, failed), { maxLength: 12 })
const fresh: PollState = { committedAt: 0, started: false, draftPolls: 0 }
const later = fc.nat(3_600_000)

describe('Following a submission', () => {
  it('ends with every failure, whatever was seen before and whatever is waited for', () => {
    holds(
      fc.property(statuses, failed, waitFor, mode, later, (before, last, wait, publishMode, now) => {
        const watch = [...before, last].reduce(nextPollState, fresh)
        expect(evaluateStatus(last, wait, publishMode, watch, now)).toBe('failed')
      }),
    )
  })

  it('never takes a draft, or what it does not know, for done', () => {
    const nothing = fc.constantFrom('PendingCommit', 'CommitStarted')
    holds(
      fc.property(statuses, nothing, waitFor, mode, later, (before, last, wait, publishMode, now) => {
        const watch = [...before, last].reduce(nextPollState, fresh)
        if (last === 'PendingCommit' || wait !== 'none') {
          expect(evaluateStatus(last, wait, publishMode, watch, now)).not.toBe('done')
        }
      }),
    )
  })

  it('that would be done for one who waits longer is done for one who waits less', () => {
    holds(
      fc.property(statuses, onTheWay, mode, later, (before, last, publishMode, now) => {
        const watch = [...before, last].reduce(nextPollState, fresh)
        const done = WAITS.map((wait) => evaluateStatus(last, wait, publishMode, watch, now) === 'done')
        expect(done).toEqual([...done].sort((a, b) => Number(b) - Number(a)))
      }),
    )
  })

  it('calls only a draft lost, and none that the Store has not worked on within ten minutes', () => {
    holds(
      fc.property(statuses, onTheWay, waitFor, later, (before, last, wait, now) => {
        const watch = [...before, last].reduce(nextPollState, fresh)
        const isLost = evaluateStatus(last, wait, 'Immediate', watch, now) === 'lost'
        expect(isLost && (last !== 'PendingCommit' || (!watch.started && now <= 600_000))).toBe(false)
      }),
    )
  })

  it('never forgets that the Store has begun', () => {
    holds(
      fc.property(statuses, statuses, (before, after) => {
        const once = before.reduce(nextPollState, fresh)
        const then = after.reduce(nextPollState, once)
        expect(once.started && !then.started).toBe(false)
      }),
    )
  })
})

describe('The pauses between polls', () => {
  it('are as long as the user allows at most, also for a Store that throttles, and never shrink', () => {
    holds(
      fc.property(
        fc.nat(100),
        fc.integer({ min: 1, max: 600_000 }),
        fc.boolean(),
        (poll, longest, throttled) => {
          const pause = pollDelay(poll, longest, throttled)
          expect(pause).toBeGreaterThan(0)
          expect(pause).toBeLessThanOrEqual(longest)
          expect(pollDelay(poll + 1, longest, throttled)).toBeGreaterThanOrEqual(pause)
        },
      ),
    )
  })
})

import { describe, expect, it } from '@jest/globals'
import { IdleTimeout, type Line } from '../../src/upload/idle-timeout.ts'
import { FakeClock } from '../support/fake-clock.ts'

const SECOND = 1000

/** Begins tries on one line, with a clock for them. */
function begin(count: number, requestTimeoutInMs = 300 * SECOND) {
  const clock = new FakeClock()
  const line: Line = { movedAt: 0 }
  const tries = Array.from({ length: count }, () => new IdleTimeout(line, clock, requestTimeoutInMs))
  /** Lets seconds pass, in each of which bytes move on some connections. */
  const pass = (seconds: number, moving: readonly (IdleTimeout | undefined)[] = []): void => {
    for (let second = 0; second < seconds; second++) {
      clock.advance(SECOND)
      for (const one of moving) one?.onActivity(1)
    }
  }
  return { clock, line, tries, pass }
}

const ends = (tries: readonly IdleTimeout[]): readonly string[] =>
  tries.map(({ signal }) => (signal.aborted ? signal.reason.message : 'goes on'))

describe('A try of a block', () => {
  it('has no limit as long as bytes move', () => {
    const { tries, pass } = begin(1)
    pass(10_000, tries)
    expect(ends(tries)).toEqual(['goes on'])
  })

  it('ends when nothing has moved on the whole line for half a minute', () => {
    const { tries, pass } = begin(2)
    pass(10, tries)
    pass(29)
    expect(ends(tries)).toEqual(['goes on', 'goes on'])
    pass(1)
    expect(ends(tries)).toEqual(['nothing moved for 30 s', 'nothing moved for 30 s'])
  })

  it('has half a minute when the line was silent before', () => {
    const { clock, line, pass } = begin(0)
    pass(100)
    const one = new IdleTimeout(line, clock, 300 * SECOND)
    pass(29)
    expect(ends([one])).toEqual(['goes on'])
    pass(1)
    expect(ends([one])).toEqual(['nothing moved for 30 s'])
  })

  it('takes no notice of a clock that is set back', () => {
    const { clock, tries, pass } = begin(1)
    clock.shiftNow(-3600 * SECOND)
    pass(1, tries)
    pass(30)
    expect(ends(tries)).toEqual(['nothing moved for 30 s'])
  })

  it('ends after the time of a request when others move and it does not', () => {
    const { tries, pass } = begin(3)
    pass(299, tries.slice(1))
    expect(ends(tries)).toEqual(['goes on', 'goes on', 'goes on'])
    pass(1, tries.slice(1))
    expect(ends(tries)).toEqual(['nothing moved for 300 s', 'goes on', 'goes on'])
  })

  it('ends half a minute after the last of the others', () => {
    const { tries, pass } = begin(2)
    pass(100, tries.slice(1))
    tries[1]?.[Symbol.dispose]()
    pass(29)
    expect(ends(tries)).toEqual(['goes on', 'goes on'])
    pass(1)
    expect(ends(tries)).toEqual(['nothing moved for 130 s', 'goes on'])
  })

  it.each([
    { what: 'a longer', requestTimeoutInMs: 300 * SECOND, before: 299, reason: 'no answer within 300 s' },
    { what: 'a shorter', requestTimeoutInMs: 5 * SECOND, before: 4, reason: 'no answer within 5 s' },
  ])('has the time of a request for its answer: $what one', ({ requestTimeoutInMs, before, reason }) => {
    const { tries, pass } = begin(1, requestTimeoutInMs)
    pass(2)
    tries[0]?.onActivity(0)
    pass(before)
    expect(ends(tries)).toEqual(['goes on'])
    pass(1)
    expect(ends(tries)).toEqual([reason])
  })

  it('has no limit any more when it has ended', () => {
    const { tries, pass } = begin(1)
    pass(10, tries)
    tries[0]?.[Symbol.dispose]()
    pass(1000)
    expect(ends(tries)).toEqual(['goes on'])
  })
})

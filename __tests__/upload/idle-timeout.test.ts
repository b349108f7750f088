import { describe, expect, it } from '@jest/globals'
import { IdleTimeout } from '../../src/upload/idle-timeout.ts'
import { Line } from '../../src/upload/line.ts'
import { FakeClock } from '../support/fake-clock.ts'

const SECOND = 1000

/** Begins tries on one line, with a clock for them. */
function begin(count: number, requestTimeoutInMs = 300 * SECOND) {
  const clock = new FakeClock()
  const line = new Line(clock)
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
  it('has no limit as long as bytes move, however short the time of a request', () => {
    const { clock, tries } = begin(1, SECOND)
    for (let times = 0; times < 100; times++) {
      clock.advance(29 * SECOND)
      tries[0]?.onActivity(1)
    }
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

  it('waits for its turn as long as others move, and ends half a minute after the last of them', () => {
    const { tries, pass } = begin(3)
    pass(1000, tries.slice(1))
    for (const one of tries.slice(1)) one[Symbol.dispose]()
    pass(29)
    expect(ends(tries)).toEqual(['goes on', 'goes on', 'goes on'])
    pass(1)
    expect(ends(tries)).toEqual(['nothing moved for 30 s', 'goes on', 'goes on'])
  })

  it.each([
    { what: 'the time of a request', requestTimeoutInMs: 400 * SECOND, seconds: 400 },
    { what: 'five minutes at least', requestTimeoutInMs: 5 * SECOND, seconds: 300 },
  ])('has $what for its answer', ({ requestTimeoutInMs, seconds }) => {
    const { tries, pass } = begin(1, requestTimeoutInMs)
    pass(2)
    tries[0]?.onActivity(0)
    pass(seconds - 1)
    expect(ends(tries)).toEqual(['goes on'])
    pass(1)
    expect(ends(tries)).toEqual([`no answer within ${seconds} s`])
  })

  it('waits for its answer as long as others move: its last bytes may still wait for their turn', () => {
    const { tries, pass } = begin(2)
    tries[0]?.onActivity(0)
    pass(1000, tries.slice(1))
    expect(ends(tries)).toEqual(['goes on', 'goes on'])
  })

  it('no longer has a limit when it has ended', () => {
    const { tries, pass } = begin(1)
    pass(10, tries)
    tries[0]?.[Symbol.dispose]()
    pass(1000)
    expect(ends(tries)).toEqual(['goes on'])
  })
})

import { describe, expect, it } from '@jest/globals'
import { blocksForSilence, Line } from '../../src/upload/line.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { never } from '../support/never.ts'

const SECOND = 1000
const tick = (): Promise<void> => new Promise(setImmediate)

/** Has more blocks wait for the line than it takes. */
function begin(signal = never) {
  const clock = new FakeClock()
  const line = new Line(clock)
  let entered = 0
  const waiting = Array.from({ length: 100 }, () =>
    line.enter(signal).then(() => {
      entered += 1
    }),
  )
  /** Lets a block arrive, or fail, after a silence. */
  const end = async (silenceInMs: number, hasArrived = true): Promise<void> => {
    clock.advance(silenceInMs)
    line.onActivity()
    line.leave({ hasArrived })
    await tick()
  }
  return {
    waiting,
    end,
    get entered() {
      return entered
    },
  }
}

describe('The blocks on their way', () => {
  it.each([
    { what: 'four, before one has arrived', ends: [], expected: 4 },
    { what: 'four when others have failed', ends: [{ silence: 0, hasArrived: false }], expected: 1 + 4 },
    { what: '32 once one has arrived', ends: [{ silence: 50 }], expected: 1 + 32 },
    { what: 'as many as keep silences short', ends: [{ silence: 9 * SECOND }], expected: 1 + 6 },
    {
      what: 'fewer after a longer silence, and no more after a shorter one',
      ends: [{ silence: 9 * SECOND }, { silence: 20 * SECOND }, { silence: 0 }, { silence: 0 }],
      // Of the six on their way then.
      expected: 4 + 4,
    },
    {
      what: 'one at least',
      ends: Array.from({ length: 4 }, () => ({ silence: 100 * SECOND })),
      expected: 4 + 1,
    },
  ])('are $what', async ({ ends, expected }) => {
    const blocks = begin()
    await tick()
    for (const { silence, hasArrived = true } of ends as { silence: number; hasArrived?: boolean }[])
      await blocks.end(silence, hasArrived)
    expect(blocks.entered).toBe(expected)
  })

  it('are no more when the upload ends', async () => {
    const stop = new AbortController()
    const blocks = begin(stop.signal)
    await tick()
    stop.abort(new Error('the run is over'))
    const ends = await Promise.allSettled(blocks.waiting)
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(4)
    expect(ends.at(-1)).toEqual({ status: 'rejected', reason: new Error('the run is over') })
  })
})

describe('The number of blocks that keeps silences short', () => {
  it.each([
    { silenceInMs: 0, blocks: 0, expected: 32 },
    { silenceInMs: 100, blocks: 1, expected: 32 },
    { silenceInMs: 15_000, blocks: 32, expected: 32 },
    { silenceInMs: 30_000, blocks: 32, expected: 16 },
    { silenceInMs: 33_000, blocks: 4, expected: 1 },
    { silenceInMs: 3_600_000, blocks: 32, expected: 1 },
  ])('is $expected after $silenceInMs ms with $blocks', ({ silenceInMs, blocks, expected }) => {
    expect(blocksForSilence(silenceInMs, blocks)).toBe(expected)
  })
})

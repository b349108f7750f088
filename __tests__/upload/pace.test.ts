import { describe, expect, it } from '@jest/globals'
import { Pace } from '../../src/upload/pace.ts'

const BLOCK = 8 * 2 ** 20

/** What is said to the blocks that arrive, `inMs` after the ones before them; changes only. */
function arrivals(pace: Pace, from: number, count: number, inMs: number): readonly number[] {
  return Array.from({ length: count }, (_, index) =>
    pace.arrived(BLOCK, from + ((index + 1) / count) * inMs),
  ).filter((more) => more !== 0)
}

describe('The pace of an upload', () => {
  it('begins with 16 blocks at once', () => {
    expect(new Pace(0).workers).toBe(16)
  })

  it('is doubled when a round has arrived, and kept when that brings a fifth more', () => {
    const pace = new Pace(0)

    expect(arrivals(pace, 0, 16, 300)).toEqual([16])
    expect(pace.workers).toBe(32)
    expect(arrivals(pace, 300, 32, 500)).toEqual([])
    expect(arrivals(pace, 800, 1000, 99_000)).toEqual([])
    expect(pace.workers).toBe(32)
  })

  it('is halved again when that brings nothing', () => {
    const pace = new Pace(0)
    arrivals(pace, 0, 16, 300)

    expect(arrivals(pace, 300, 32, 600)).toEqual([-1])
    expect(arrivals(pace, 900, 100, 600)).toEqual(Array(15).fill(-1))
    expect(pace.workers).toBe(16)
  })

  it('stays on a line that is slow with few connections', () => {
    const pace = new Pace(0)

    expect(arrivals(pace, 0, 100, 100_000)).toEqual([])
    expect(pace.workers).toBe(16)
  })

  it('does not fall over a clock that stands still', () => {
    const pace = new Pace(0)

    expect(arrivals(pace, 0, 1000, 0)).toEqual([16])
  })
})

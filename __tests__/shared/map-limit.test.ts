import { setImmediate as nextTurn } from 'node:timers/promises'
import { describe, expect, it } from '@jest/globals'
import { mapLimit } from '../../src/shared/map-limit.ts'
import { never } from '../support/never.ts'
import { rejection } from '../support/rejection.ts'

const numbers = (length: number): readonly number[] => Array.from({ length }, (_, index) => index)

describe('A limited map', () => {
  it.each([0, 1, 3, 4, 50])(
    'of %d items keeps their order, and does no more than a few at once',
    async (length) => {
      let running = 0
      let most = 0
      const results = await mapLimit(numbers(length), 4, never, async (item, _, index) => {
        running += 1
        most = Math.max(most, running)
        for (let turn = 0; turn < 5 - (item % 5); turn++) await nextTurn()
        running -= 1
        return `${item} ${index}`
      })
      expect({ results, most }).toEqual({
        results: numbers(length).map((item) => `${item} ${item}`),
        most: Math.min(length, 4),
      })
    },
  )

  it('begins no more when one has failed, and tells the others', async () => {
    const begun: number[] = []
    const stopped: number[] = []
    const mapping = mapLimit(numbers(20), 3, never, async (item, signal) => {
      begun.push(item)
      if (item === 1) throw new Error('broken')
      while (!signal.aborted) await nextTurn()
      stopped.push(item)
    })
    expect({ error: await rejection(mapping), begun, stopped }).toEqual({
      error: new Error('broken'),
      begun: [0, 1, 2],
      stopped: [0, 2],
    })
  })

  it('begins no more when its signal is aborted', async () => {
    const job = new AbortController()
    const begun: number[] = []
    const mapping = mapLimit(numbers(20), 2, job.signal, async (item) => {
      begun.push(item)
      if (item === 3) job.abort(new Error('time is over'))
    })
    expect({ error: await rejection(mapping), begun }).toEqual({
      error: new Error('time is over'),
      begun: [0, 1, 2, 3],
    })
  })
})

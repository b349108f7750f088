import { describe, expect, it } from '@jest/globals'
import { allOrAbort } from '../../src/shared/all-or-abort.ts'
import { never } from '../support/never.ts'

/** Ends when it is told to stop, and says so. */
function endless(ended: string[]) {
  return (signal: AbortSignal) =>
    new Promise<string>((_, reject) => {
      signal.addEventListener('abort', () => {
        ended.push('stopped')
        reject(signal.reason)
      })
    })
}

describe('Tasks side by side', () => {
  it('give their results in order', async () => {
    expect(await allOrAbort<[number, string]>(never, [async () => 1, async () => 'two'])).toEqual([1, 'two'])
  })

  it('are stopped and waited for when one fails, and the first failure is thrown', async () => {
    const ended: string[] = []
    const failing = async (): Promise<string> => {
      throw new Error('first')
    }

    await expect(allOrAbort(never, [endless(ended), failing])).rejects.toThrow('first')
    expect(ended).toEqual(['stopped'])
  })

  it('are stopped by the signal from outside, whose reason is thrown', async () => {
    const outer = new AbortController()
    const ended: string[] = []
    const running = allOrAbort(outer.signal, [endless(ended), endless(ended)])
    outer.abort(new Error('time is over'))

    await expect(running).rejects.toThrow('time is over')
    expect(ended).toEqual(['stopped', 'stopped'])
  })
})

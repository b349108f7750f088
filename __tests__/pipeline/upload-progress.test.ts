import { expect, it } from '@jest/globals'
import type { Event } from '../../src/pipeline/events.ts'
import { reportProgress } from '../../src/pipeline/upload-progress.ts'
import { FakeClock } from '../support/fake-clock.ts'

it('The progress of an upload is reported when bytes move, every few seconds when none do, and no more at its end', () => {
  const clock = new FakeClock(0)
  const reports: string[] = []
  const report = (event: Event): void => {
    if (event.type === 'upload') reports.push(`${clock.now() / 1000} s: ${event.sentBytes}`)
  }
  const pass = (seconds: number): void => {
    for (let second = 0; second < seconds; second++) clock.advance(1000)
  }
  const progress = reportProgress({ report, clock })
  pass(6)
  progress.onProgress(0, 100)
  pass(1)
  progress.onProgress(10, 100)
  pass(10)
  progress[Symbol.dispose]()
  pass(100)

  expect(reports).toEqual(['6 s: 0', '7 s: 10', '10 s: 10', '15 s: 10'])
})

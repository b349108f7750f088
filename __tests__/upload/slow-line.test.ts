import { describe, expect, it } from '@jest/globals'
import type { RetryEvent } from '../../src/http/with-retries.ts'
import { blocksOf } from '../../src/upload/blocks.ts'
import { nextPieceLength } from '../../src/upload/storage/send-body.ts'
import { uploadBlocks } from '../../src/upload/upload-blocks.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { SlowLine } from './support/slow-line.ts'
import { zeros } from './support/zeros.ts'

const KIB = 2 ** 10
const MIB = 2 ** 20
const MEGABIT = 125_000
const CONNECTIONS = 32

const SIZE = CONNECTIONS * 4 * MIB

/** Uploads blocks of 4 MiB, one for each connection, and gives how that went and how long it took. */
async function uploadOver(line: SlowLine, sizeInBytes = SIZE) {
  const clock = new FakeClock()
  const startedAt = clock.now()
  const retries: RetryEvent[] = []
  const url = new URL('http://blobs.example/blob?sv=2014-02-14')
  const archive = zeros(sizeInBytes)
  const { signal } = new AbortController()
  const progress: number[] = []
  const onProgress = (sentBytes: number): void => void progress.push(sentBytes)
  const report = (event: RetryEvent): void => void retries.push(event)
  let isDone = false
  const done = uploadBlocks(
    blocksOf(archive.sizeInBytes, url, 'a'),
    { url, archive, onProgress, signal },
    { agent: line.agent, clock },
    { clock, random: () => 0, report, maxRetries: 5, requestTimeoutInMs: 300_000 },
  ).finally(() => {
    isDone = true
  })
  while (!isDone) {
    // Long enough for everything that the second before has set going.
    for (let tick = 0; tick < 10; tick++) await new Promise(setImmediate)
    line.passSecond()
    clock.advance(1000)
  }
  await done
  const seconds = (clock.now() - startedAt) / 1000
  return { retries: retries.map(({ reason }) => reason), sentBytes: progress.at(-1), seconds }
}

describe('On a line of 1 Mbit/s, which 32 connections share', () => {
  it('no block is taken for a dead one', async () => {
    const line = new SlowLine(MEGABIT)

    const { seconds, ...end } = await uploadOver(line)

    expect(end).toEqual({ retries: [], sentBytes: SIZE })
    expect(line.connections).toBeGreaterThanOrEqual(CONNECTIONS)
    expect(seconds).toBeGreaterThan(SIZE / MEGABIT)
  })

  it('a connection that died is noticed, and its block sent again', async () => {
    const line = new SlowLine(MEGABIT, { isDead: (connection) => connection === 7 })

    const { retries, sentBytes } = await uploadOver(line)

    expect({ retries, sentBytes }).toEqual({
      retries: ['PUT upload (block 8 of 35) got no answer from blobs.example: nothing moved for 30 s.'],
      sentBytes: SIZE,
    })
  })
})

// As between programs on one machine, of which one may be a proxy: nothing is seen to move while they drain.
describe('On a line of 1 Mbit/s behind buffers of 4 MiB for each connection', () => {
  it.each([{ sizeInBytes: 8 * MIB }, { sizeInBytes: 64 * MIB }])(
    'no block of $sizeInBytes bytes is taken for a dead one',
    async ({ sizeInBytes }) => {
      const line = new SlowLine(MEGABIT, { systemBuffer: 4 * MIB })

      const { seconds, ...end } = await uploadOver(line, sizeInBytes)

      expect(end).toEqual({ retries: [], sentBytes: sizeInBytes })
      expect(seconds).toBeLessThan((1.1 * sizeInBytes) / MEGABIT + 10)
    },
  )
})

describe('A piece of a body', () => {
  it.each([
    { what: 'the first', sentBytes: 0, elapsedInMs: 0, expected: 64 * KIB },
    { what: 'one of the first, whatever the time', sentBytes: 256 * KIB, elapsedInMs: 0, expected: 64 * KIB },
    { what: 'a later one on a fast line', sentBytes: 2 * MIB, elapsedInMs: 100, expected: 512 * KIB },
    { what: 'what goes through in a second', sentBytes: 2 * MIB, elapsedInMs: 20_000, expected: 104_857 },
    { what: 'one on a slow line', sentBytes: 2 * MIB, elapsedInMs: 500_000, expected: 64 * KIB },
  ])('is as large as the line is fast: $what', ({ sentBytes, elapsedInMs, expected }) => {
    expect(nextPieceLength(sentBytes, elapsedInMs)).toBe(expected)
  })
})

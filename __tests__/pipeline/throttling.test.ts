import { describe, expect, it } from '@jest/globals'
import { seeds } from '../../emulator/fixtures/seeds.ts'
import type { Fault } from '../../emulator/http/faults.ts'
import { runAction } from '../support/run-action.ts'
import { emulator, files, useEmulator, useFiles } from '../support/use-emulator.ts'

useEmulator({ blobs: 'discard' })
useFiles()

const TIMED_OUT = 'Timed out after 1 min ("timeout-minutes") while the Store was rate-limiting (HTTP 429).'
const create: Fault['match'] = { method: 'POST', path: /\/submissions$/ }
const update: Fault['match'] = { method: 'PUT', path: /^\/v1\.0\// }

/** Publishes within a minute to a Store that refuses requests for coming too soon, and gives how that ends. */
async function publish(refused: readonly Fault['match'][]) {
  for (const match of refused) emulator.inject({ match, times: Number.POSITIVE_INFINITY, status: 429 })
  const { runner, clock } = await runAction({
    emulator,
    inputs: {
      'app-id': seeds.app.appId,
      'zip-path': files.zip,
      'timeout-minutes': '1',
      'max-retries': '1000',
    },
  })
  return { failure: runner.failure?.replace(/\d{19}/g, 'N'), seconds: Math.round(clock.uptime() / 1000) }
}

describe('A Store that rate-limits until the deadline', () => {
  it.each<{ what: string; refused: readonly Fault['match'][]; end: Awaited<ReturnType<typeof publish>> }>([
    {
      what: 'the first reading ends the run at once',
      refused: [{ path: /^\/v1\.0\// }],
      end: { failure: `${TIMED_OUT} Nothing was changed in the Store.`, seconds: 60 },
    },
    {
      what: 'the create has created nothing, and the run ends at once',
      refused: [create],
      end: { failure: `${TIMED_OUT} Nothing was changed in the Store.`, seconds: 60 },
    },
    {
      what: 'the update has its draft deleted again',
      refused: [update],
      end: {
        failure: `${TIMED_OUT} The draft, submission N, was deleted. Nothing was committed.`,
        seconds: 60,
      },
    },
    {
      what: 'everything after the create holds the run up for two minutes more',
      refused: [update, { method: 'DELETE' }],
      end: {
        failure: `${TIMED_OUT} Submission N could not be deleted and is still there. This run committed nothing.`,
        seconds: 180,
      },
    },
  ])('for $what', async ({ refused, end }) => {
    expect(await publish(refused)).toEqual(end)
  })
})

it('A deadline that passes for another reason does not mention rate limits', async () => {
  emulator.inject({ match: { method: 'GET', path: /^\/v1\.0\// }, status: 429 })
  emulator.inject({ match: create, times: Number.POSITIVE_INFINITY, status: 503 })

  const { runner } = await runAction({
    emulator,
    inputs: { 'app-id': seeds.app.appId, 'zip-path': files.zip, 'timeout-minutes': '0.5' },
  })

  expect(runner.failure).toMatch(/^Timed out after 30 s \("timeout-minutes"\)\. /)
})

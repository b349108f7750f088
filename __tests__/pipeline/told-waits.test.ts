import { describe, expect, it } from '@jest/globals'
import { seedPaths, seeds } from '../../emulator/fixtures/seeds.ts'
import type { Fault } from '../../emulator/http/faults.ts'
import { runAction } from '../support/run-action.ts'
import { emulator, files, useEmulator, useFiles } from '../support/use-emulator.ts'

useEmulator({ blobs: 'discard' })
useFiles()

const submission = /\/submissions\/\d+$/

describe('A run tells, in one line, that it waits', () => {
  it.each<{ what: string; faults?: readonly Fault[]; prepare?: () => void; line: RegExp }>([
    {
      what: 'for the token service',
      faults: [{ match: { method: 'POST', path: /token$/ }, status: 503 }],
      line: /^POST .*\/token was answered 503\. .*Trying again in 500 ms\.$/,
    },
    {
      what: 'for the storage to take a block',
      faults: [{ match: { method: 'PUT', path: /^\/ingestion\// }, status: 503 }],
      line: /^PUT upload \(block 1 of 1\) was answered 503.* Trying again in 500 ms\.$/,
    },
    {
      what: 'for the storage to take the list of blocks',
      faults: [{ match: { method: 'PUT', path: /^\/ingestion\// }, skip: 1, status: 503 }],
      line: /^PUT upload \(list of blocks\) was answered 503.* Trying again in 500 ms\.$/,
    },
    {
      what: 'as long as the Store asks for',
      faults: [{ match: { method: 'PUT', path: submission }, status: 429, headers: { 'retry-after': '40' } }],
      line: /^PUT .* was answered 429\. .*Trying again in 40 s\.$/,
    },
    {
      what: 'until what is pending can be deleted',
      prepare: () => void emulator.store.product(seedPaths.app).addPending(),
      faults: [
        { match: { method: 'DELETE' }, status: 409, body: { code: 'InvalidState', message: 'Not now.' } },
      ],
      line: /^DELETE .* was answered 409 InvalidState: Not now\. .*Trying again in 30 s\.$/,
    },
    {
      what: 'for a draft that may have been created',
      faults: [{ match: { method: 'POST', path: /\/submissions$/ }, status: 504 }],
      line: /^The product does not show the new draft yet\. Checking again for up to 30 s, since the Store may show it late\.$/,
    },
    {
      what: 'for its update to show',
      faults: [
        {
          match: { path: submission, method: 'GET' },
          skip: 1,
          status: 200,
          body: { id: '7', status: 'PendingCommit' },
        },
      ],
      line: /^Submission \d+ differs from what this run sent\. Checking again for up to 10 s, since the Store may show it late\.$/,
    },
    {
      what: 'for its commit to show',
      prepare: () => {
        emulator.store.product(seedPaths.app).switches.statusScript = [
          'PendingCommit',
          'PendingCommit',
          'PreProcessing',
        ]
      },
      line: /^Submission \d+ is still shown as a draft\. Checking again for up to 10 min, since the Store may show it late\.$/,
    },
    {
      what: 'for the Store to be done',
      line: /^Waiting until submission \d+ is accepted\.$/,
    },
  ])('$what', async ({ faults = [], prepare, line }) => {
    prepare?.()
    for (const fault of faults) emulator.inject(fault)

    const { runner } = await runAction({
      emulator,
      inputs: { 'app-id': seeds.app.appId, 'zip-path': files.zip, 'if-pending': 'delete' },
    })

    expect(runner.failure).toBeUndefined()
    expect(runner.log.filter((text) => line.test(text))).toHaveLength(1)
  })
})

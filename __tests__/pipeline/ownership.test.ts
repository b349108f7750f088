import { describe, expect, it } from '@jest/globals'
import { OWNERSHIP_CASES, runOwnershipCase } from '../support/ownership-cases.ts'
import { runAction } from '../support/run-action.ts'
import { emulator, useEmulator } from '../support/use-emulator.ts'

useEmulator({ blobs: 'discard' })

describe('When two things go wrong, or somebody else writes', () => {
  it.each(OWNERSHIP_CASES)('$name', async (one) => {
    const { told, expected } = await runOwnershipCase(
      one,
      emulator,
      async (inputs) => (await runAction({ emulator, inputs })).runner.failure,
    )

    expect(told).toEqual(expected)
  })
})

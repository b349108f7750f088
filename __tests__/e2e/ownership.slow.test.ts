import { describe, expect, it } from '@jest/globals'
import { OWNERSHIP_CASES, runOwnershipCase } from '../support/ownership-cases.ts'
import { runBundle } from '../support/run-action.ts'
import { emulator, useEmulator } from '../support/use-emulator.ts'

useEmulator({ blobs: 'discard' })

describe('The bundle, when two things go wrong or somebody else writes', () => {
  it.each(OWNERSHIP_CASES.filter(({ takesMinutes }) => !takesMinutes))('$name', async (one) => {
    const { told, expected } = await runOwnershipCase(one, emulator, async (inputs) => {
      const { exitCode, log } = await runBundle({ emulator, inputs })
      return exitCode === 0 ? undefined : log.split('\n').findLast((line) => line.startsWith('::error'))
    })

    expect(told).toEqual(expected)
  })
})

import { readFile, rename, writeFile } from 'node:fs/promises'
import { describe, expect, it } from '@jest/globals'
import { outcomeIn } from '../support/outcome.ts'
import { APP, OWNERSHIP_CASES, runOwnershipCase } from '../support/ownership-cases.ts'
import { runBundle } from '../support/run-action.ts'
import { IS_WINDOWS, itWhere } from '../support/system.ts'
import { emulator, files, useEmulator, useFiles } from '../support/use-emulator.ts'

useEmulator({ blobs: 'discard' })
useFiles()

const lastError = (log: string): string =>
  log.split('\n').findLast((line) => line.startsWith('::error')) ?? ''

describe('The bundle, when two things go wrong or somebody else writes', () => {
  it.each(OWNERSHIP_CASES.filter(({ takesMinutes }) => !takesMinutes))('$name', async (one) => {
    const { told, expected } = await runOwnershipCase(one, emulator, async (inputs) => {
      const { exitCode, log } = await runBundle({ emulator, inputs })
      return exitCode === 0 ? undefined : lastError(log)
    })

    expect(told).toEqual(expected)
  })

  const itReplacing = itWhere(!IS_WINDOWS, 'Windows lets nobody replace an open file')

  itReplacing(
    'H8: what is put in the place of the checked file, of the same size, is not committed',
    async () => {
      const content = await readFile(files.zip)
      const path = await files.add('swapped.zip', content)
      emulator.inject({ match: { method: 'POST', path: /\/submissions$/ }, held: true })
      const running = runBundle({ emulator, inputs: { ...APP.ids, 'zip-path': path } })
      while (emulator.heldRequests === 0) await new Promise(setImmediate)
      await writeFile(`${path}.other`, content)
      await rename(`${path}.other`, path)
      emulator.releaseHeldRequests()
      const { exitCode, log } = await running

      expect({
        exitCode,
        names: lastError(log).includes('swapped.zip'),
        outcome: outcomeIn(log)?.is,
        commits: emulator.requestLog.filter(({ path: sent }) => sent.endsWith('/commit')).length,
      }).toEqual({ exitCode: 1, names: true, outcome: 'draft deleted', commits: 0 })
    },
  )
})

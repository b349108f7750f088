import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { findMatchingFiles } from '../../src/files/matching-files.ts'
import { rejection } from '../support/rejection.ts'
import { tempFolder } from '../support/temp-folder.ts'

describe('A search for files', () => {
  it.each([
    { name: 'before it began', abortBefore: true },
    { name: 'while it is under way', abortBefore: false },
  ])('ends with the run that is cancelled $name', async ({ abortBefore }) => {
    await using folder = await tempFolder()
    for (let index = 0; index < 50; index++) await folder.add(`${index}/Demo.msix`, '')
    const job = new AbortController()
    const reason = new Error('cancelled')
    if (abortBefore) job.abort(reason)
    const search = findMatchingFiles(join(folder.path, '**/*.msix'), 'packages', job.signal)
    job.abort(reason)
    expect(await rejection(search)).toBe(reason)
  })
})

import { describe, expect, it } from '@jest/globals'
import { type PackageChange, packageChanges } from '../../../src/plan/compare/package-changes.ts'
import type { JsonObject } from '../../../src/shared/json.ts'
import { aBundle, aFile, anAdded, aStored } from '../builders.ts'

const holding = (...entries: readonly JsonObject[]): JsonObject => ({ applicationPackages: entries })
const live = holding(
  aStored('old_x64.msix', { version: '1.0.0.0' }),
  aStored('older_x64.msix', { version: '0.9.0.0' }),
  aStored('old_arm64.msix', { version: '1.0.0.0', architecture: 'arm64' }),
)
const removed = (fileName: string, fields: JsonObject = {}): JsonObject =>
  aStored(fileName, { version: '1.0.0.0', fileStatus: 'PendingDelete', ...fields })

describe('What becomes of the packages of a submission', () => {
  it.each<{ name: string; submission: JsonObject; expected: readonly PackageChange[] }>([
    { name: 'is nothing when it has none', submission: {}, expected: [] },
    {
      name: 'says which version a new one follows, by its architecture',
      submission: holding(removed('old_x64.msix'), anAdded('new_x64.msix'), anAdded('new_x86.msix')),
      expected: [
        {
          fileName: 'new_x64.msix',
          version: '1.1.0.0',
          architecture: 'x64',
          change: 'new',
          versionBefore: '1.0.0.0',
        },
        { fileName: 'new_x86.msix', version: '1.1.0.0', architecture: 'x86', change: 'new' },
        { fileName: 'old_x64.msix', version: '1.0.0.0', architecture: 'x64', change: 'removed' },
      ],
    },
    {
      name: 'says which version it follows where there is only one',
      submission: holding(anAdded('new_arm64.msix')),
      expected: [
        {
          fileName: 'new_arm64.msix',
          version: '1.1.0.0',
          architecture: 'arm64',
          change: 'new',
          versionBefore: '1.0.0.0',
        },
      ],
    },
    {
      name: 'is that they stay, before those that go',
      submission: holding(
        removed('old_arm64.msix', { architecture: 'arm64' }),
        aStored('old_x64.msix', { version: '1.0.0.0' }),
      ),
      expected: [
        { fileName: 'old_x64.msix', version: '1.0.0.0', architecture: 'x64', change: 'kept' },
        { fileName: 'old_arm64.msix', version: '1.0.0.0', architecture: 'arm64', change: 'removed' },
      ],
    },
    {
      name: 'is known of a flight, too, and of what nobody has the manifest of',
      submission: { flightPackages: [anAdded('Phone.xap')] },
      expected: [{ fileName: 'Phone.xap', version: '', architecture: '', change: 'new' }],
    },
    {
      name: 'names every architecture of a bundle',
      submission: holding(anAdded('all.msixbundle')),
      expected: [
        { fileName: 'all.msixbundle', version: '1.1.0.0', architecture: 'arm64+x64', change: 'new' },
      ],
    },
  ])('$name', ({ submission, expected }) => {
    const files = [
      aFile('new_x64.msix'),
      aFile('new_x86.msix', { architectures: ['x86'] }),
      aFile('new_arm64.msix', { architectures: ['arm64'] }),
      aBundle('all.msixbundle'),
      { fileName: 'Phone.xap', identity: undefined },
    ]
    expect(packageChanges(live, submission, files)).toEqual(expected)
  })
})

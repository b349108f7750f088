import { describe, expect, it } from '@jest/globals'
import type { PackageFile } from '../../../src/files/packages/package-file.ts'
import type { ExistingPackagesPolicy } from '../../../src/plan/model/plan.ts'
import { applyPackages } from '../../../src/plan/transforms/packages.ts'
import type { JsonObject } from '../../../src/shared/json.ts'
import { aBundle, aFile, anAdded, aRequest, aStored } from '../builders.ts'

const newest = (count: number): ExistingPackagesPolicy => ({ kind: 'keep-latest', count })
const left = (fileName: string): JsonObject => ({ fileName, fileStatus: 'PendingUpload', id: null })

/** What becomes of the packages that were there: their names, by what they are marked with. */
function outcome(
  existingPackages: ExistingPackagesPolicy,
  existing: readonly JsonObject[],
  packages: readonly PackageFile[],
): { readonly stay: readonly unknown[]; readonly go: readonly unknown[] } {
  const request = aRequest({ existingPackages, packages })
  const { applicationPackages } = applyPackages('applicationPackages')(
    { applicationPackages: existing },
    request,
  )
  const entries = (applicationPackages as readonly JsonObject[]).slice(0, -packages.length)
  const marked = (status: string): readonly unknown[] =>
    entries.filter(({ fileStatus }) => fileStatus === status).map(({ fileName }) => fileName)
  return { stay: marked('Uploaded'), go: marked('PendingDelete') }
}

interface Case {
  readonly name: string
  readonly policy: ExistingPackagesPolicy
  readonly existing: readonly JsonObject[]
  readonly added: readonly PackageFile[]
  readonly stay: readonly string[]
  readonly go: readonly string[]
}

describe('The packages that are already in the submission', () => {
  it.each<Case>([
    {
      name: 'all go with "remove"',
      policy: { kind: 'remove' },
      existing: [aStored('x64.msix'), aStored('arm64.msix', { architecture: 'arm64' })],
      added: [aFile('new.msix')],
      stay: [],
      go: ['x64.msix', 'arm64.msix'],
    },
    {
      name: 'all stay with "keep"',
      policy: { kind: 'keep' },
      existing: [aStored('x64.msix'), aStored('arm64.msix', { architecture: 'arm64' })],
      added: [aFile('new.msix')],
      stay: ['x64.msix', 'arm64.msix'],
      go: [],
    },
    {
      name: 'stay with "keep" even when a new one has their name',
      policy: { kind: 'keep' },
      existing: [aStored('Demo.msix')],
      added: [aFile('Demo.msix')],
      stay: ['Demo.msix'],
      go: [],
    },
    {
      name: 'that were to go before go with "keep" too',
      policy: { kind: 'keep' },
      existing: [aStored('old.msix', { fileStatus: 'PendingDelete' })],
      added: [aFile('new.msix')],
      stay: [],
      go: ['old.msix'],
    },
  ])('$name', ({ policy, existing, added, stay, go }) => {
    expect(outcome(policy, existing, added)).toEqual({ stay, go })
  })

  it.each<ExistingPackagesPolicy>([{ kind: 'remove' }, { kind: 'keep' }, newest(9)])(
    'and for which no file ever came are dropped with $kind',
    (existingPackages) => {
      const request = aRequest({ existingPackages, packages: [aFile('new.msix')] })
      const base = { applicationPackages: [left('new.msix'), left('other.msix')] }
      expect(applyPackages('applicationPackages')(base, request)).toEqual({
        applicationPackages: [anAdded('new.msix')],
      })
    },
  )
})

describe('With "keep-latest" the newest', () => {
  const three = [
    aStored('3.msix', { version: '1.3.0.0' }),
    aStored('10.msix', { version: '1.10.0.0' }),
    aStored('2.msix', { version: '1.2.0.0' }),
  ]

  it.each<Case>([
    {
      name: 'is the new one, when one is kept',
      policy: newest(1),
      existing: three,
      added: [aFile('new.msix', { version: '2.0.0.0' })],
      stay: [],
      go: ['3.msix', '10.msix', '2.msix'],
    },
    {
      name: 'are counted by version, the new one included',
      policy: newest(2),
      existing: three,
      added: [aFile('new.msix', { version: '2.0.0.0' })],
      stay: ['10.msix'],
      go: ['3.msix', '2.msix'],
    },
    {
      name: 'are all, when more are kept than there are',
      policy: newest(9),
      existing: three,
      added: [aFile('new.msix', { version: '2.0.0.0' })],
      stay: ['3.msix', '10.msix', '2.msix'],
      go: [],
    },
    {
      name: 'of a version that is there twice is the new one',
      policy: newest(1),
      existing: [aStored('old.msix', { version: '1.1.0.0' })],
      added: [aFile('new.msix', { version: '1.1.0.0' })],
      stay: [],
      go: ['old.msix'],
    },
    {
      name: "of a version that differs in the Store's part alone is the new one, too",
      policy: newest(1),
      existing: [aStored('old.msix', { version: '1.1.0.70' })],
      added: [aFile('new.msix', { version: '1.1.0.0' })],
      stay: [],
      go: ['old.msix'],
    },
    {
      name: 'goes when the new one is older, which is a roll-back',
      policy: newest(2),
      existing: [aStored('2.msix', { version: '2.0.0.0' }), aStored('1.msix', { version: '1.0.0.0' })],
      added: [aFile('new.msix', { version: '1.1.0.0' })],
      stay: ['1.msix'],
      go: ['2.msix'],
    },
    {
      name: 'stays when the new one is older, but for another version of Windows',
      policy: newest(1),
      existing: [aStored('2.msix', { version: '2.0.0.0' }), aStored('1.msix', { version: '1.0.0.0' })],
      added: [
        aFile('new.msix', {
          version: '1.1.0.0',
          deviceFamilies: [{ name: 'Windows.Desktop', minVersion: '10.0.10240.0' }],
        }),
      ],
      stay: ['2.msix'],
      go: ['1.msix'],
    },
    {
      name: 'stays when it is not known whether the new one, which is older, is for the same devices',
      policy: newest(1),
      existing: [aStored('2.msix', { version: '2.0.0.0', targetDeviceFamilies: [] })],
      added: [aFile('new.msix', { version: '1.1.0.0' })],
      stay: ['2.msix'],
      go: [],
    },
    {
      name: 'is counted for each architecture',
      policy: newest(1),
      existing: [
        aStored('x64.msix'),
        aStored('arm64.msix', { architecture: 'ARM64' }),
        aStored('old-arm64.msix', { architecture: 'Arm64', version: '0.9.0.0' }),
      ],
      added: [aFile('new.msix')],
      stay: ['arm64.msix'],
      go: ['x64.msix', 'old-arm64.msix'],
    },
    {
      name: 'is counted for each family of devices, whatever its version of Windows',
      policy: newest(1),
      existing: [
        aStored('desktop.msix', { targetDeviceFamilies: ['Windows.Desktop min version 10.0.10240.0'] }),
        aStored('xbox.msix', { targetDeviceFamilies: ['Windows.Xbox min version 10.0.17763.0'] }),
      ],
      added: [aFile('new.msix')],
      stay: ['xbox.msix'],
      go: ['desktop.msix'],
    },
    {
      name: 'stays for a family of devices that the newer one does not serve',
      policy: newest(1),
      existing: [
        aStored('both.msix', {
          targetDeviceFamilies: [
            'Windows.Desktop min version 10.0.17763.0',
            'Windows.Xbox min version 10.0.17763.0',
          ],
        }),
      ],
      added: [aFile('new.msix')],
      stay: ['both.msix'],
      go: [],
    },
    {
      name: 'of a bundle is the newer bundle, whatever the Store shows of what is in it',
      policy: newest(1),
      existing: [aStored('old.msixbundle', { architecture: 'Neutral' }), aStored('plain.msix')],
      added: [aBundle('new.msixbundle')],
      stay: ['plain.msix'],
      go: ['old.msixbundle'],
    },
    {
      name: 'is one whose version is not known yet',
      policy: newest(1),
      existing: [aStored('fresh.msix', { version: '' }), aStored('old.msix')],
      added: [aFile('new.msix', { architectures: ['x86'] })],
      stay: ['fresh.msix'],
      go: ['old.msix'],
    },
    {
      name: 'is one whose version is not known yet, even when it stands last',
      policy: newest(1),
      existing: [aStored('old.msix'), aStored('fresh.msix', { version: '' })],
      added: [aFile('new.msix', { architectures: ['x86'] })],
      stay: ['fresh.msix'],
      go: ['old.msix'],
    },
    {
      name: 'is a new one whose manifest is not read',
      policy: newest(1),
      existing: [aStored('old.xap', { architecture: '', targetDeviceFamilies: [] })],
      added: [{ fileName: 'new.xap', identity: undefined }],
      stay: [],
      go: ['old.xap'],
    },
    {
      name: 'is not one that is to go',
      policy: newest(1),
      existing: [aStored('2.msix', { version: '2.0.0.0', fileStatus: 'PendingDelete' }), aStored('1.msix')],
      added: [aFile('new.msix', { architectures: ['x86'] })],
      stay: ['1.msix'],
      go: ['2.msix'],
    },
  ])('$name', ({ policy, existing, added, stay, go }) => {
    expect(outcome(policy, existing, added)).toEqual({ stay, go })
  })
})

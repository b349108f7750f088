import { describe, expect, it } from '@jest/globals'
import type { PackageFile } from '../../../src/files/packages/package-file.ts'
import { warningsFor } from '../../../src/plan/compare/warnings.ts'
import type { ExistingPackagesPolicy } from '../../../src/plan/model/plan.ts'
import { planSubmission } from '../../../src/plan/plan.ts'
import type { JsonObject } from '../../../src/shared/json.ts'
import { aBundle, aFile, aRequest, aStored } from '../builders.ts'

function warnings(
  live: readonly JsonObject[],
  packages: readonly PackageFile[],
  existingPackages: ExistingPackagesPolicy = { kind: 'remove' },
): readonly string[] {
  const base = { applicationPackages: live }
  const { submission } = planSubmission('app', base, aRequest({ packages, existingPackages }))
  return warningsFor(base, submission, packages)
}

const x64 = aStored('x64.msix')
const arm64 = aStored('arm64.msix', { architecture: 'ARM64' })
const x86 = aStored('x86.msix', { architecture: 'X86' })
const bundle = aStored('all.msixbundle', { architecture: 'Neutral' })
const BUNDLE_LOST = 'A bundle was published before, and the Store may insist on one: build a bundle again.'

interface Case {
  readonly name: string
  readonly live: readonly JsonObject[]
  readonly packages: readonly PackageFile[]
  readonly policy?: ExistingPackagesPolicy
  readonly expected: readonly string[]
}

describe('An architecture that was served before', () => {
  it.each<Case>([
    { name: 'is served again', live: [x64], packages: [aFile('new.msix')], expected: [] },
    {
      name: 'is missed when no package is for it any more',
      live: [x64, arm64],
      packages: [aFile('new.msix')],
      expected: ['The architecture arm64 was served before and will not be any more.'],
    },
    {
      name: 'is missed together with others',
      live: [x64, arm64, x86],
      packages: [aFile('new.msix')],
      expected: ['The architectures arm64, x86 were served before and will not be any more.'],
    },
    {
      name: 'is not missed when its package stays',
      live: [x64, arm64],
      packages: [aFile('new.msix')],
      policy: { kind: 'keep-latest', count: 1 },
      expected: [],
    },
    {
      name: 'is served by a bundle that has it',
      live: [x64, arm64],
      packages: [aBundle('new.msixbundle')],
      expected: [],
    },
    {
      name: 'is missed in a bundle that lacks it',
      live: [x64, x86],
      packages: [aBundle('new.msixbundle')],
      expected: ['The architecture x86 was served before and will not be any more.'],
    },
    {
      name: 'is not known of a bundle that the Store has, before',
      live: [bundle],
      packages: [aBundle('new.msixbundle')],
      expected: [],
    },
    {
      name: 'is not known of a bundle that the Store has, after',
      live: [bundle, x64, x86],
      packages: [aFile('new.msix')],
      policy: { kind: 'keep' },
      expected: [],
    },
    {
      name: 'is served by a neutral package',
      live: [x64, arm64],
      packages: [aFile('new.msix', { architectures: ['neutral'] })],
      expected: [],
    },
    {
      name: 'is missed when it was neutral',
      live: [aStored('neutral.msix', { architecture: 'Neutral' })],
      packages: [aFile('new.msix')],
      expected: ['The architecture neutral was served before and will not be any more.'],
    },
    {
      name: 'is not known of a package whose manifest is not read',
      live: [x64, arm64],
      packages: [aFile('new.msix'), { fileName: 'new.xap', identity: undefined }],
      expected: [],
    },
    {
      name: 'is not one of a package that never came',
      live: [x64, { ...arm64, fileStatus: 'PendingUpload', id: null }],
      packages: [aFile('new.msix')],
      expected: [],
    },
  ])('$name', ({ live, packages, policy, expected }) => {
    expect(warnings(live, packages, policy)).toEqual(expected)
  })
})

describe('A language that was served before', () => {
  const german = aStored('de.msix', { languages: ['en-US', 'de-DE'] })

  it.each<Case>([
    {
      name: 'is served again, in any case',
      live: [german],
      packages: [aFile('new.msix', { languages: ['DE-de', 'en-us'] })],
      expected: [],
    },
    {
      name: 'is served by one of several packages',
      live: [german],
      packages: [
        aFile('new.msix', { languages: ['de-DE'] }),
        aFile('new-arm64.msix', { architectures: ['arm64'], languages: ['en-US'] }),
      ],
      expected: [],
    },
    {
      name: 'is missed when no package has it any more',
      live: [german],
      packages: [aFile('new.msix', { languages: ['en-US'] })],
      expected: ['The language de-de was served before and will not be any more.'],
    },
  ])('$name', ({ live, packages, expected }) => {
    expect(warnings(live, packages)).toEqual(expected)
  })
})

describe('A bundle that was published before', () => {
  it.each<Case>([
    {
      name: 'is missed when only plain packages follow',
      live: [x64, bundle],
      packages: [aFile('new.msix')],
      expected: [BUNDLE_LOST],
    },
    { name: 'is followed by one', live: [bundle], packages: [aBundle('new.msixbundle')], expected: [] },
    {
      name: 'is not missed when it stays',
      live: [bundle],
      packages: [aFile('new.msix')],
      policy: { kind: 'keep' },
      expected: [],
    },
    { name: 'is not missed when there was none', live: [x64], packages: [aFile('new.msix')], expected: [] },
  ])('$name', ({ live, packages, policy, expected }) => {
    expect(warnings(live, packages, policy)).toEqual(expected)
  })
})

describe('Nothing is missed', () => {
  it('when no package changes', () => {
    expect(warnings([x64, arm64, bundle], [])).toEqual([])
  })

  it('of an add-on', () => {
    expect(warningsFor({ listings: {} }, { listings: {} }, [])).toEqual([])
  })

  it('of an architecture while a bundle is left that may have it', () => {
    const planned = {
      applicationPackages: [
        bundle,
        { ...x86, fileStatus: 'PendingDelete' },
        { fileName: 'new.msix', fileStatus: 'PendingUpload' },
      ],
    }
    expect(warningsFor({ applicationPackages: [bundle, x86] }, planned, [aFile('new.msix')])).toEqual([])
  })
})

describe('A package is found', () => {
  it.each(['x64/new.msix', 'x64\\new.msix'])('whichever slash it is named with: %s', (fileName) => {
    const planned = { applicationPackages: [{ fileName: 'x64\\new.msix', fileStatus: 'PendingUpload' }] }
    expect(warningsFor({ applicationPackages: [arm64] }, planned, [aFile(fileName)])).toEqual([
      'The architecture arm64 was served before and will not be any more.',
    ])
  })
})

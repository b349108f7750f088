import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { ExistingPackagesPolicy } from '../../src/plan/model/plan.ts'
import { planSubmission } from '../../src/plan/plan.ts'
import type { JsonObject } from '../../src/shared/json.ts'
import { aFile, aRequest } from '../plan/builders.ts'
import { aPackage, aPicture } from '../support/builders.ts'
import { holds } from './holds.ts'

const fileName = fc.stringMatching(/^[a-z0-9]{1,8}$/)
const kind = fc.constantFrom('app' as const, 'flight' as const)
const policy = fc.oneof<fc.Arbitrary<ExistingPackagesPolicy>[]>(
  fc.constant({ kind: 'remove' }),
  fc.constant({ kind: 'keep' }),
  fc.integer({ min: 1, max: 3 }).map((count) => ({ kind: 'keep-latest', count })),
)
const version = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.nat(9))
  .map(([major, minor]) => `${major}.${minor}.0.0`)
const oldPackages = fc.uniqueArray(
  fc.record({ fileName, version, architecture: fc.constantFrom('x64', 'arm64') }),
  {
    selector: (one) => one.fileName,
    maxLength: 4,
  },
)
const newNames = fc
  .uniqueArray(fileName, { maxLength: 3 })
  .map((names) => names.map((name) => `${name}-new.msix`))
const pictures = fc.uniqueArray(fileName, { maxLength: 3 })
const unknown = fc.dictionary(fc.stringMatching(/^x-[a-z]{1,6}$/), fc.jsonValue())

interface Material {
  readonly draft: JsonObject
  readonly names: readonly string[]
}

const LISTS = { app: 'applicationPackages', flight: 'flightPackages' } as const

function materialOf(
  one: 'app' | 'flight',
  [packages, names, images, extra]: readonly [
    readonly JsonObject[],
    readonly string[],
    readonly string[],
    JsonObject,
  ],
): Material {
  return {
    names,
    draft: {
      ...extra,
      id: '1',
      [LISTS[one]]: packages.map((entry, index) => aPackage({ ...extra, ...entry, id: `${index + 1}` })),
      ...(one === 'app' && {
        listings: {
          'en-us': {
            baseListing: {
              ...extra,
              images: images.map((name, index) =>
                aPicture({
                  fileName: name,
                  id: `${index}`,
                  fileStatus: index === 0 ? 'PendingUpload' : 'Uploaded',
                }),
              ),
            },
          },
        },
      }),
    },
  }
}

/** The names of the files that a JSON says are to come, read off its text. */
function pendingIn(json: JsonObject): readonly string[] {
  const found: string[] = []
  JSON.stringify(json, (_, value) => {
    if (value?.fileStatus === 'PendingUpload') found.push(value.fileName)
    return value
  })
  return found.sort()
}

const everything = fc.tuple(oldPackages, newNames, pictures, unknown)

describe('Whatever is planned', () => {
  it('uploads the files that the JSON says are to come, and no others', () => {
    holds(
      fc.property(kind, everything, policy, (one, all, existingPackages) => {
        const { draft, names } = materialOf(one, all)
        const plan = planSubmission(
          one,
          draft,
          aRequest({ packages: names.map((name) => aFile(name)), existingPackages }),
        )
        expect([...plan.uploads].sort()).toEqual(pendingIn(plan.submission))
        expect(plan.uploads).toEqual(expect.arrayContaining([...names]))
      }),
    )
  })

  it('gives every field back that nobody knows', () => {
    holds(
      fc.property(kind, everything, policy, (one, all, existingPackages) => {
        const { draft, names } = materialOf(one, all)
        const { submission } = planSubmission(
          one,
          draft,
          aRequest({
            packages: names.map((name) => aFile(name)),
            existingPackages,
            submission: { tag: 'x' },
          }),
        )
        expect(submission).toMatchObject(all[3])
      }),
    )
  })

  it('lists every package that the Store has, as it wants it', () => {
    holds(
      fc.property(kind, everything, policy, (one, all, existingPackages) => {
        const { draft, names } = materialOf(one, all)
        const { submission } = planSubmission(
          one,
          draft,
          aRequest({ packages: names.map((name) => aFile(name)), existingPackages }),
        )
        const listed = submission[LISTS[one]] as readonly JsonObject[]
        expect(listed.flatMap(({ id }) => (id === undefined ? [] : [id])).sort()).toEqual(
          all[0].map((_, index) => `${index + 1}`).sort(),
        )
      }),
    )
  })

  it('with "submission-mode: replace" is the JSON itself', () => {
    holds(
      fc.property(kind, everything, (one, all) => {
        const { draft } = materialOf(one, all)
        const given = { ...all[3], listings: {} }
        expect(
          planSubmission(one, draft, aRequest({ submission: given, submissionMode: 'replace' })).submission,
        ).toBe(given)
      }),
    )
  })
})

import { describe, expect, it } from '@jest/globals'
import { inheritedWarnings } from '../../../src/plan/compare/inherited-warnings.ts'
import type { PlanRequest } from '../../../src/plan/model/plan.ts'
import { planSubmission } from '../../../src/plan/plan.ts'
import type { JsonObject } from '../../../src/shared/json.ts'
import { aFile, aRequest, aSendable, aStored } from '../builders.ts'

interface Case {
  readonly name: string
  readonly base: JsonObject
  readonly asked?: Partial<PlanRequest>
  readonly expected: readonly string[]
}

const now = Date.parse('2026-11-26T10:00:00Z')
const packages = [aFile('new.msix')]

function warnings({ base, asked = {} }: Omit<Case, 'name' | 'expected'>): readonly string[] {
  const live = aSendable({ applicationPackages: [aStored('old.msix')], ...base })
  const request = aRequest({ packages, ...asked })
  const { submission: planned } = planSubmission('app', live, request)
  return inheritedWarnings({ base: live, planned, request, now })
}

describe('A mandatory update of the last release', () => {
  const mandatory = {
    packageDeliveryOptions: {
      isMandatoryUpdate: true,
      mandatoryUpdateEffectiveDate: '2025-01-01T00:00:00Z',
    },
  }
  const change =
    'To change that, set "mandatory-update-date", or {"packageDeliveryOptions": {"isMandatoryUpdate": false}} in "submission".'

  it.each<Case>([
    {
      name: 'is reported, with its date',
      base: mandatory,
      expected: [`The update is mandatory from 2025-01-01T00:00:00Z on, as the last release was. ${change}`],
    },
    {
      name: 'is reported without a date that the Store does not have',
      base: { packageDeliveryOptions: { isMandatoryUpdate: true } },
      expected: [`The update is mandatory, as the last release was. ${change}`],
    },
    {
      name: 'is none',
      base: { packageDeliveryOptions: { isMandatoryUpdate: false } },
      expected: [],
    },
    { name: 'says nothing where no package is new', base: mandatory, asked: { packages: [] }, expected: [] },
    {
      name: 'is given another date',
      base: mandatory,
      asked: { settings: { mandatoryUpdateDate: '2026-12-01T00:00:00Z' } },
      expected: [],
    },
    {
      name: 'is meant again',
      base: mandatory,
      asked: { submission: { PackageDeliveryOptions: { IsMandatoryUpdate: true } } },
      expected: [],
    },
  ])('$name', ({ base, asked = {}, expected }) => {
    expect(warnings({ base, asked })).toEqual(expected)
  })
})

describe('A publish date of the last release', () => {
  const dated = (targetPublishDate: string): JsonObject => ({
    targetPublishMode: 'SpecificDate',
    targetPublishDate,
  })
  const change = 'To change when this one is published, set "publish-mode".'

  it.each<Case>([
    {
      name: 'is reported when it has passed',
      base: dated('2026-11-26T10:00:00Z'),
      expected: [`The publish date 2026-11-26T10:00:00Z is the last release's and has passed. ${change}`],
    },
    {
      name: 'is reported when it has not',
      base: dated('2026-11-26T10:00:01Z'),
      expected: [`The publish date 2026-11-26T10:00:01Z is the last release's. ${change}`],
    },
    {
      name: 'is reported when the JSON says the same',
      base: dated('2025-01-01T00:00:00Z'),
      asked: { submission: dated('2025-01-01T00:00:00.000Z') },
      expected: [`The publish date 2025-01-01T00:00:00.000Z is the last release's and has passed. ${change}`],
    },
    {
      name: 'does not matter in another mode',
      base: { targetPublishMode: 'Immediate', targetPublishDate: '1601-01-01T00:00:00Z' },
      expected: [],
    },
    {
      name: 'is replaced by another mode',
      base: dated('2025-01-01T00:00:00Z'),
      asked: { settings: { publishMode: 'Immediate' } },
      expected: [],
    },
    {
      name: 'is meant again with the same mode in the input',
      base: dated('2027-01-01T00:00:00Z'),
      asked: { settings: { publishMode: 'SpecificDate' } },
      expected: [],
    },
    {
      name: 'is meant when the JSON changes the mode to it',
      base: { targetPublishMode: 'Manual', targetPublishDate: '2027-01-01T00:00:00Z' },
      asked: { submission: { targetPublishMode: 'SpecificDate' } },
      expected: [],
    },
    {
      name: 'is replaced by another date of the JSON',
      base: dated('2025-01-01T00:00:00Z'),
      asked: { submission: { targetPublishDate: '2027-01-01T00:00:00Z' } },
      expected: [],
    },
  ])('$name', ({ base, asked = {}, expected }) => {
    expect(warnings({ base, asked })).toEqual(expected)
  })
})

describe('Device families of the last release', () => {
  const families = (fields: JsonObject): JsonObject => ({
    allowTargetFutureDeviceFamilies: {
      Desktop: true,
      Mobile: false,
      Xbox: false,
      Holographic: false,
      ...fields,
    },
  })
  const universal = aFile('all.msix', {
    deviceFamilies: [{ name: 'Windows.Universal', minVersion: '10.0.17763.0' }],
  })

  it.each<Case>([
    { name: 'are all served', base: families({}), expected: [] },
    {
      name: 'are reported when no package is for one',
      base: families({ Xbox: true }),
      expected: [
        'allowTargetFutureDeviceFamilies is true for Xbox, as in the last release, and no package is for it. To change that, set {"allowTargetFutureDeviceFamilies":{"Xbox":false}} in "submission".',
      ],
    },
    {
      name: 'are reported when no package is for several',
      base: families({ Xbox: true, Holographic: true }),
      expected: [
        'allowTargetFutureDeviceFamilies is true for Xbox, Holographic, as in the last release, and no package is for them. To change that, set {"allowTargetFutureDeviceFamilies":{"Xbox":false,"Holographic":false}} in "submission".',
      ],
    },
    {
      name: 'are all served by a universal package',
      base: families({ Xbox: true }),
      asked: { packages: [universal] },
      expected: [],
    },
    {
      name: 'are not known of a package that is not read',
      base: families({ Xbox: true }),
      asked: { packages: [{ fileName: 'old.xap', identity: undefined }] },
      expected: [],
    },
    {
      name: 'say nothing where no package is new',
      base: families({ Xbox: true }),
      asked: { packages: [] },
      expected: [],
    },
    {
      name: 'are meant again',
      base: families({}),
      asked: { submission: { allowTargetFutureDeviceFamilies: { xbox: true } } },
      expected: [],
    },
  ])('$name', ({ base, asked = {}, expected }) => {
    expect(warnings({ base, asked })).toEqual(expected)
  })
})

import { describe, expect, it } from '@jest/globals'
import { gradualRollout, rolloutPercentage, setRollout } from '../../../src/plan/transforms/rollout.ts'
import type { JsonObject } from '../../../src/shared/json.ts'
import { aRequest } from '../builders.ts'

const rollOut = (base: JsonObject, submission?: JsonObject, percentage?: number): JsonObject =>
  setRollout(base, aRequest({ submission, settings: { rolloutPercentage: percentage } }))

const inherited: JsonObject = {
  visibility: 'Public',
  packageDeliveryOptions: {
    packageRollout: {
      isPackageRollout: true,
      packageRolloutPercentage: 25,
      packageRolloutStatus: 'PackageRolloutComplete',
      fallbackSubmissionId: '0',
    },
    isMandatoryUpdate: true,
  },
}

describe('A gradual rollout that the draft has inherited', () => {
  it.each<{ name: string; submission: JsonObject | undefined }>([
    { name: 'there is no JSON', submission: undefined },
    { name: 'the JSON says nothing about it', submission: { visibility: 'Public' } },
    {
      name: 'the JSON names other options of the delivery',
      submission: { packageDeliveryOptions: { isMandatoryUpdate: true } },
    },
  ])('is turned off, and nothing else, when $name', ({ submission }) => {
    expect(rollOut(inherited, submission)).toEqual({
      visibility: 'Public',
      packageDeliveryOptions: {
        packageRollout: {
          isPackageRollout: false,
          packageRolloutPercentage: 0,
          packageRolloutStatus: 'PackageRolloutComplete',
          fallbackSubmissionId: '0',
        },
        isMandatoryUpdate: true,
      },
    })
  })

  it.each<{ name: string; submission: JsonObject }>([
    {
      name: 'names it',
      submission: { packageDeliveryOptions: { packageRollout: { packageRolloutPercentage: 25 } } },
    },
    {
      name: 'names it in another case',
      submission: { PackageDeliveryOptions: { PackageRollout: { PackageRolloutPercentage: 25 } } },
    },
  ])('stays when the JSON $name', ({ submission }) => {
    expect(rollOut(inherited, submission)).toBe(inherited)
  })
})

describe('A draft without a gradual rollout stays unchanged', () => {
  it.each<{ name: string; base: JsonObject }>([
    {
      name: 'when it is off',
      base: { packageDeliveryOptions: { packageRollout: { isPackageRollout: false } } },
    },
    { name: 'when there are no options', base: {} },
    { name: 'when the options are null', base: { packageDeliveryOptions: null } },
    { name: 'when the rollout is null', base: { packageDeliveryOptions: { packageRollout: null } } },
  ])('$name', ({ base }) => {
    expect(rollOut(base)).toBe(base)
  })
})

describe('A gradual rollout that is asked for', () => {
  it.each<{ name: string; base: JsonObject; submission: JsonObject | undefined; percentage: number }>([
    { name: 'where there was none', base: {}, submission: undefined, percentage: 25 },
    {
      name: 'in place of the one that was inherited',
      base: inherited,
      submission: undefined,
      percentage: 12.5,
    },
    { name: 'of nobody', base: inherited, submission: undefined, percentage: 0 },
    {
      name: 'even where the JSON says something else',
      base: { packageDeliveryOptions: { packageRollout: { isPackageRollout: false } } },
      submission: { packageDeliveryOptions: { packageRollout: { isPackageRollout: false } } },
      percentage: 50,
    },
  ])('is turned on, $name', ({ base, submission, percentage }) => {
    const options = (of: JsonObject): JsonObject => (of['packageDeliveryOptions'] ?? {}) as JsonObject
    expect(rollOut(base, submission, percentage)).toEqual({
      ...base,
      packageDeliveryOptions: {
        ...options(base),
        packageRollout: {
          ...(options(base)['packageRollout'] as JsonObject),
          isPackageRollout: true,
          packageRolloutPercentage: percentage,
        },
      },
    })
  })
})

describe('How far a rollout is', () => {
  it.each<{ name: string; submission: JsonObject; expected: unknown }>([
    {
      name: 'is reported in the word of the Store',
      submission: {
        packageDeliveryOptions: {
          packageRollout: {
            isPackageRollout: true,
            packageRolloutStatus: 'PackageRolloutInProgress',
            packageRolloutPercentage: 12.5,
          },
        },
      },
      expected: { status: 'PackageRolloutInProgress', percentage: 12.5 },
    },
    {
      name: 'is nobody where the Store gives no percentage',
      submission: {
        packageDeliveryOptions: {
          packageRollout: {
            isPackageRollout: true,
            packageRolloutStatus: 'PackageRolloutNotStarted',
            packageRolloutPercentage: null,
          },
        },
      },
      expected: { status: 'PackageRolloutNotStarted', percentage: 0 },
    },
    {
      name: 'is not reported where the Store gives no status',
      submission: { packageDeliveryOptions: { packageRollout: { isPackageRollout: true } } },
      expected: undefined,
    },
    {
      name: 'is not reported for one that is off',
      submission: {
        packageDeliveryOptions: {
          packageRollout: { isPackageRollout: false, packageRolloutStatus: 'PackageRolloutNotStarted' },
        },
      },
      expected: undefined,
    },
    { name: 'is not reported for an add-on', submission: { lifetime: 'Forever' }, expected: undefined },
  ])('$name', ({ submission, expected }) => {
    expect(gradualRollout(submission)).toEqual(expected)
  })
})

describe('The part of the users that a submission goes to', () => {
  const rolledOut = (packageRollout: JsonObject): JsonObject => ({
    packageDeliveryOptions: { packageRollout },
  })

  it.each<{ name: string; submission: JsonObject; expected: number | undefined }>([
    { name: 'without delivery options', submission: {}, expected: undefined },
    {
      name: 'without a gradual rollout',
      submission: rolledOut({ isPackageRollout: false, packageRolloutPercentage: 0 }),
      expected: undefined,
    },
    {
      name: 'with one that has begun',
      submission: rolledOut({
        isPackageRollout: true,
        packageRolloutPercentage: 12.5,
        packageRolloutStatus: 'PackageRolloutInProgress',
      }),
      expected: 12.5,
    },
    {
      name: 'with one whose percentage the Store does not give',
      submission: rolledOut({ isPackageRollout: true, packageRolloutPercentage: null }),
      expected: undefined,
    },
    {
      name: 'with one for everyone',
      submission: rolledOut({ isPackageRollout: true, packageRolloutPercentage: 100 }),
      expected: undefined,
    },
    {
      name: 'with one that is complete',
      submission: rolledOut({
        isPackageRollout: true,
        packageRolloutPercentage: 25,
        packageRolloutStatus: 'PackageRolloutComplete',
      }),
      expected: undefined,
    },
  ])('is read $name', ({ submission, expected }) => {
    expect(rolloutPercentage(submission)).toBe(expected)
  })
})

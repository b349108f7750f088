import { describe, expect, it } from '@jest/globals'
import type { JsonObject } from '../../src/json.ts'
import { resetRollout } from '../../src/plan/rollout.ts'

const reset = (base: JsonObject, submission?: JsonObject): JsonObject =>
  resetRollout(base, { submission, submissionMode: 'merge', zipPackages: [] })

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
    expect(reset(inherited, submission)).toEqual({
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
    expect(reset(inherited, submission)).toBe(inherited)
  })
})

describe('A draft without a gradual rollout stays as it is', () => {
  it.each<{ name: string; base: JsonObject }>([
    {
      name: 'when it is off',
      base: { packageDeliveryOptions: { packageRollout: { isPackageRollout: false } } },
    },
    { name: 'when there are no options', base: {} },
    { name: 'when the options are null', base: { packageDeliveryOptions: null } },
    { name: 'when the rollout is null', base: { packageDeliveryOptions: { packageRollout: null } } },
  ])('$name', ({ base }) => {
    expect(reset(base)).toBe(base)
  })
})

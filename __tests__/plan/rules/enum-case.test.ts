import { describe, expect, it } from '@jest/globals'
import type { JsonObject } from '../../../src/shared/json.ts'
import { aSendable, refusals } from '../builders.ts'

const told = (submission: JsonObject): readonly string[] =>
  refusals(aSendable(), { submission, metadataOnly: true }).map(
    ({ input, message }) => `${input}: ${message}`,
  )

describe('A word of the API in the wrong case', () => {
  it.each<{ path: string; submission: JsonObject; is: string; meant: string }>([
    {
      path: 'targetPublishMode',
      submission: { targetPublishMode: 'manual' },
      is: 'manual',
      meant: 'Manual',
    },
    { path: 'Visibility', submission: { Visibility: 'PUBLIC' }, is: 'PUBLIC', meant: 'Public' },
    { path: 'pricing.priceId', submission: { pricing: { priceId: 'free' } }, is: 'free', meant: 'Free' },
    {
      path: 'pricing.priceId',
      submission: { pricing: { priceId: 'tier1012' } },
      is: 'tier1012',
      meant: 'Tier1012',
    },
    {
      path: 'applicationPackages.fileStatus',
      submission: { applicationPackages: [{ fileStatus: 'PendingUpload' }, { fileStatus: 'pendingDelete' }] },
      is: 'pendingDelete',
      meant: 'PendingDelete',
    },
    {
      path: 'listings.en-us.baseListing.images.imageType',
      submission: { listings: { 'en-us': { baseListing: { images: [{ imageType: 'screenshot' }] } } } },
      is: 'screenshot',
      meant: 'Screenshot',
    },
    {
      path: 'hardwarePreferences',
      submission: { hardwarePreferences: ['Touch', 'keyboard'] },
      is: 'keyboard',
      meant: 'Keyboard',
    },
    {
      path: 'gamingOptions.genres',
      submission: { gamingOptions: [{ genres: ['Games_Roleplaying'] }] },
      is: 'Games_Roleplaying',
      meant: 'Games_RolePlaying',
    },
    {
      path: 'applicationCategory',
      submission: { applicationCategory: 'Games_RolePlaying' },
      is: 'Games_RolePlaying',
      meant: 'Games_Roleplaying',
    },
    { path: 'lifetime', submission: { lifetime: 'forever' }, is: 'forever', meant: 'Forever' },
  ])('is refused at $path, with the one that was meant', ({ path, submission, is, meant }) => {
    expect(told(submission)).toEqual([`submission: ${path} is "${is}". Did you mean "${meant}"?`])
  })

  it('is refused each time', () => {
    expect(told({ visibility: 'public', targetPublishMode: 'immediate' })).toHaveLength(2)
  })
})

describe('A word is taken', () => {
  it.each<{ name: string; submission: JsonObject }>([
    { name: 'as the API spells it', submission: { targetPublishMode: 'SpecificDate', visibility: 'Hidden' } },
    {
      name: 'that is not known, since the Store keeps adding some',
      submission: { applicationCategory: 'Quantum' },
    },
    { name: 'where a property has no words of its own', submission: { tag: 'public' } },
    { name: 'that is no text', submission: { visibility: null, genres: [1, null] } },
  ])('$name', ({ submission }) => {
    expect(told(submission)).toEqual([])
  })
})

import { describe, expect, it } from '@jest/globals'
import { isIdle, mayBeTheStores } from '../../../src/plan/compare/stores-own.ts'
import { type JsonObject, toJson } from '../../../src/shared/json.ts'

const GONE = null

/** A value as it was sent, and as the Store has it. */
type Row = readonly [field: string, before: unknown, after: unknown]

const named = ([field, before, after]: Row) => ({
  name: `${field}: ${toJson(before)} → ${toJson(after)}`,
  change: { field, before, after },
})

describe('A difference may be the Store’s doing', () => {
  it.each(
    (
      [
        // What was to go.
        ['images[a.png]', 'PendingDelete', GONE],
        // The facts of a file.
        ['images[a.png].imageType', null, 'Screenshot'],
        ['applicationPackages[a.msix].version', '', '1.0.0.0'],
        // What has a default.
        ['automaticBackupEnabled', null, true],
        ['gamingOptions.localMultiplayerMaxPlayers', null, 4],
        // What says that there is none.
        ['gamingOptions', null, [{ isOnlineMultiplayer: false }, { genres: [] }]],
        ['listings.fr.platformOverrides', null, {}],
        ['isGameDvrEnabled', false, GONE],
        ['packageDeliveryOptions.packageRollout.packageRolloutPercentage', 0, GONE],
        ['packageDeliveryOptions.packageRollout.fallbackSubmissionId', '7', GONE],
        // Another order, and more than was said.
        ['keywords', ['a', 'b'], ['b', 'a']],
        ['gamingOptions', [{ genres: ['a'] }], [{ genres: ['a'], isCrossPlayEnabled: true }]],
        ['x', { a: null, b: 1 }, { a: 'A', b: 1 }],
        ['x', { a: false, b: 'B' }, { b: 'B' }],
        ['x', { a: ' A ', b: { c: 'C\n' } }, { a: 'A', b: { c: 'C' } }],
        // Trimmed, or in another type.
        ['tag', ' a', 'a'],
        ['tag', 'a', 'a '],
        ['x', '25', 25],
        ['x', ' 25.0 ', 25],
        ['x', '2026-12-24', '2026-12-24T00:00:00Z'],
        ['x', ' 2026-12-24 ', '2026-12-24T00:00:00Z'],
      ] satisfies readonly Row[]
    ).map(named),
  )('$name', ({ change }) => {
    expect(mayBeTheStores(change)).toBe(true)
  })
})

describe('A difference is not the Store’s doing alone', () => {
  it.each(
    (
      [
        ['images[a.png]', 'Uploaded', GONE],
        ['images[a.png]', 'PendingDelete', 'Uploaded'],
        // A text where none was.
        ['images[a.png].description', null, 'Buy!'],
        ['trailers[a.mp4].trailerAssets.en-us', null, 'Buy!'],
        ['visibility', null, 'Private'],
        ['gamingOptions', null, [{ isOnlineMultiplayer: false }, { genres: ['a'] }]],
        // What is gone, or is another.
        ['visibility', 'Public', GONE],
        ['isGameDvrEnabled', true, GONE],
        ['visibility', 'Public', 'Private'],
        ['isGameDvrEnabled', true, false],
        // A part of a list, or another one.
        ['keywords', ['a'], ['a', 'b']],
        ['keywords', ['a', 'b'], ['a']],
        ['keywords', ['a', 'a'], ['a', 'b']],
        ['keywords', ['a'], 'a'],
        ['keywords', 'a', ['a']],
        // A part of an object, or another one.
        ['x', { a: 1, b: 2 }, { a: 1, b: 3 }],
        ['x', { a: 'A', b: 'B' }, { b: 'B' }],
        ['x', { a: 'A' }, 'A'],
        ['x', 'A', { a: 'A' }],
        // Another number, text or date.
        ['x', '26', 25],
        ['x', ' ', 0],
        ['x', 'true', true],
        ['x', 25, '25'],
        ['tag', 'a b', 'ab'],
        ['x', '2026-12-25', '2026-12-24T00:00:00Z'],
        ['x', 'v2026-12-24', 'v2026-12-24T00:00:00Z'],
        ['x', '2026-12-24v', '2026-12-24T00:00:00Zv'],
      ] satisfies readonly Row[]
    ).map(named),
  )('$name', ({ change }) => {
    expect(mayBeTheStores(change)).toBe(false)
  })
})

describe('A field means nothing', () => {
  const options = (packageDeliveryOptions: JsonObject): JsonObject => ({ packageDeliveryOptions })
  const mandatory = 'packageDeliveryOptions.mandatoryUpdateEffectiveDate'
  const percentage = 'packageDeliveryOptions.packageRollout.packageRolloutPercentage'

  it.each<{ field: string; submission: JsonObject; expected: boolean }>([
    { field: 'targetPublishDate', submission: { targetPublishMode: 'Manual' }, expected: true },
    { field: 'TargetPublishDate', submission: {}, expected: true },
    { field: 'targetPublishDate', submission: { TargetPublishMode: 'SpecificDate' }, expected: false },
    { field: mandatory, submission: options({ isMandatoryUpdate: false }), expected: true },
    { field: mandatory, submission: {}, expected: true },
    { field: mandatory, submission: options({ isMandatoryUpdate: true }), expected: false },
    {
      field: percentage,
      submission: options({ packageRollout: { isPackageRollout: false } }),
      expected: true,
    },
    {
      field: percentage,
      submission: options({ packageRollout: { isPackageRollout: true } }),
      expected: false,
    },
    { field: 'visibility', submission: {}, expected: false },
  ])('$field in $submission: $expected', ({ field, submission, expected }) => {
    expect(isIdle(field, submission)).toBe(expected)
  })
})

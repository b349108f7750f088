import { describe, expect, it } from '@jest/globals'
import { seeds } from '../../../emulator/fixtures/seeds.ts'
import { packageFamilyName } from '../../../emulator/store/package-family-name.ts'

const MICROSOFT = 'CN=Microsoft Corporation, O=Microsoft Corporation, L=Redmond, S=Washington, C=US'

describe('The family name of packages', () => {
  it.each([
    {
      name: 'Microsoft.WindowsCalculator',
      publisher: MICROSOFT,
      familyName: 'Microsoft.WindowsCalculator_8wekyb3d8bbwe',
    },
    {
      name: seeds.app.packageIdentityName,
      publisher: seeds.app.publisherName,
      familyName: seeds.app.packageFamilyName,
    },
  ])('of $name is $familyName', ({ name, publisher, familyName }) => {
    expect(packageFamilyName(name, publisher)).toBe(familyName)
  })
})

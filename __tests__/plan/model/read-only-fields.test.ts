import { describe, expect, it } from '@jest/globals'
import { unchangeable } from '../../../src/plan/model/read-only-fields.ts'

const ROLLOUT = 'packageDeliveryOptions.packageRollout'

describe('An update changes a field', () => {
  it.each<[field: string, why: ReturnType<typeof unchangeable>]>([
    ['applicationPackages[a.msix].version', 'read-only'],
    ['FlightPackages[x64/a.msix].TargetDeviceFamilies', 'read-only'],
    [`${ROLLOUT}.packageRolloutStatus`, 'read-only'],
    [`${ROLLOUT}.fallbackSubmissionId`, 'read-only'],
    ['pricing.isAdvancedPricingModel', 'read-only'],
    ['pricing.sales', 'obsolete'],
    ['listings.en-us.baseListing.privacyPolicy', 'obsolete'],
    ['Listings.en-us.PlatformOverrides.Windows81.WebsiteUrl', 'obsolete'],
  ])('unless it is %s, which is %s', (field, why) => {
    expect(unchangeable(field)).toBe(why)
  })

  it.each([
    'applicationPackages[a.msix]',
    'applicationPackages[a.msix].minimumSystemRam',
    'applicationPackages[a.msix].versionName',
    'listings.en-us.baseListing.images[a.png].version',
    'new.applicationPackages[a.msix].version',
    `${ROLLOUT}.packageRolloutPercentage`,
    `${ROLLOUT}.packageRolloutStatusDate`,
    `new.${ROLLOUT}.packageRolloutStatus`,
    'pricing.priceId',
    'pricing.salesTax',
    'pricing.isAdvancedPricingModelOn',
    'new.pricing.sales',
    'new.pricing.isAdvancedPricingModel',
    'listings.en-us.baseListing.description',
    'websiteUrl',
  ])('such as %s', (field) => {
    expect(unchangeable(field)).toBeUndefined()
  })
})

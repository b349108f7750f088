import { describe, expect, it } from '@jest/globals'
import { adviceForStatus, describeMessage, STATUS_HINTS } from '../../src/store/status-hints.ts'

// https://learn.microsoft.com/windows/uwp/monetize/manage-app-submissions#submission-status-code
const DOCUMENTED = [
  'None',
  'InvalidArchive',
  'MissingFiles',
  'PackageValidationFailed',
  'InvalidParameterValue',
  'InvalidOperation',
  'InvalidState',
  'ResourceNotFound',
  'ServiceError',
  'ListingOptOutWarning',
  'ListingOptInWarning',
  'UpdateOnlyWarning',
  'Other',
  'PackageValidationWarning',
]
const SEEN = ['InvalidMicrosoftAgeRating', 'IsInternalError']

describe('What to do about an error or warning of the Store', () => {
  it.each([...DOCUMENTED, ...SEEN])('is known for %s', (code) => {
    expect(adviceForStatus({ code, details: 'Something is wrong.' })).toMatch(/^[A-Z].*\.$/)
  })

  it.each([
    ['InvalidArchive', '', 'unzip -t'],
    ['MissingFiles', "File 'x.msix' not found in archive.", 'in the ZIP'],
    ['PackageValidationFailed', 'No.', 'Certification Kit'],
    ['InvalidMicrosoftAgeRating', '', 'age rating'],
    ['InvalidState', 'Submission has active validation errors', 'Partner Center'],
    ['ServiceError', '', 'run the job again'],
    ['IsInternalError', 'Commit workflow 1 is cancelled.', 'run the job again'],
    [
      'InvalidParameterValue',
      'Validation error: InvalidPricingAvailabilitySettings -',
      '"Pricing and availability"',
    ],
    [
      'InvalidParameterValue',
      'Error. Request it is not IngestionWeb or IngestionApi. applicationId = 1',
      'run the job again',
    ],
    ['InvalidParameterValue', "'Base' is not a valid PriceId.", 'Correct the value'],
  ])('is %s: %s', (code, details, words) => {
    expect(adviceForStatus({ code, details })).toContain(words)
  })

  it.each(['SomethingNew', '', 'constructor', '__proto__'])('is not guessed for %p', (code) => {
    expect(adviceForStatus({ code, details: '' })).toBeUndefined()
  })

  it('has no row that is never reached', () => {
    const reached = STATUS_HINTS.map(({ code, words = '' }) => adviceForStatus({ code, details: words }))
    expect(reached).toEqual(STATUS_HINTS.map(({ advice }) => advice))
  })
})

describe('An error or warning of the Store', () => {
  it.each([
    ['MissingFiles', 'A file is missing.', 'MissingFiles: A file is missing.'],
    ['10.1.1.1', '10.1.1.1 Inaccurate Representation', '10.1.1.1 Inaccurate Representation'],
    ['1201', '', '1201'],
    ['', 'No code.', 'No code.'],
  ])('is reported with its code, once: %j, %j', (code, details, told) => {
    expect(describeMessage({ code, details })).toBe(told)
  })
})

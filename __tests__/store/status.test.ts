import { describe, expect, it } from '@jest/globals'
import { phaseOf, withoutKnownNoise } from '../../src/store/status.ts'

describe('A status word stands for a phase', () => {
  it.each([
    ['PendingCommit', 'draft'],
    ['CommitStarted', 'committing'],
    ['CommitFailed', 'failed'],
    ['PreProcessing', 'processing'],
    ['PreProcessingFailed', 'failed'],
    ['Certification', 'processing'],
    ['CertificationFailed', 'failed'],
    ['Release', 'certified'],
    ['ReleaseFailed', 'failed'],
    ['PendingPublication', 'publishing'],
    ['Publishing', 'publishing'],
    ['PublishFailed', 'failed'],
    ['Published', 'published'],
    ['Canceled', 'failed'],
  ])('%s: %s', (status, phase) => {
    expect(phaseOf(status)).toBe(phase)
  })

  it.each(['None', '', 'SomethingNew', 'published', 'constructor', '__proto__', 'FailedOnce'])(
    '%p is none that is known',
    (status) => {
      expect(phaseOf(status)).toBeUndefined()
    },
  )

  it('SomethingNewFailed, a failure that is unknown here, is a failure', () => {
    expect(phaseOf('SomethingNewFailed')).toBe('failed')
  })
})

describe('What is worth telling beside a status', () => {
  it('leaves out the warning that every submission has, and nothing else', () => {
    const errors = [{ code: 'SalesUnsupportedWarning', details: 'as an error it would be one' }]
    const certificationReports = [{ date: '2026-01-01', reportUrl: 'https://example.com' }]
    const other = { code: 'ListingOptInWarning', details: 'de-de' }
    expect(
      withoutKnownNoise({
        errors,
        certificationReports,
        warnings: [{ code: 'SalesUnsupportedWarning', details: 'noise' }, other],
      }),
    ).toEqual({ errors, certificationReports, warnings: [other] })
  })
})

import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { describeFailedSubmission } from '../../src/pipeline/polling/submission-failure.ts'
import { HttpError } from '../../src/shared/errors.ts'
import { hintForRefusal } from '../../src/store/error-hints.ts'
import { holds } from './holds.ts'

const hostile = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.string({
    unit: fc.constantFrom('\n', '\r', '\t', ' ', '%', ':', '::error::', '##[', '"', '\u2028', 'é'),
    maxLength: 60,
  }),
  fc.string({ maxLength: 40 }).map((text) => text.repeat(2000)),
)
const status = fc.constantFrom(undefined, 200, 302, 400, 401, 403, 404, 409, 429, 500, 503)
const path = fc.constantFrom(
  'applications/9NBLGGH4R315',
  'applications/9NBLGGH4R315/submissions/1',
  'applications/9NBLGGH4R315/flights/43e448df-97c9-4a43-a0bc-2a445e736bcd',
  'inappproducts/9NBLGGH4TNMP/submissions/1',
  'inappproducts?top=100',
)

/** One line that a person can read: not huge, no line break, and a sentence or a bracket at its end. */
function expectReadable(message: string): void {
  expect(message).toMatch(/^\S[^\n\r]*[.!?)]$/)
  expect(message.length).toBeLessThan(10_000)
}

describe('Whatever a service says, the error', () => {
  it('is one readable line', () => {
    holds(
      fc.property(status, path, fc.option(hostile), fc.option(hostile), (answered, where, code, reason) => {
        const request = {
          method: 'PUT',
          path: where,
          ...(answered === undefined ? {} : { status: answered }),
          ...(code === null ? {} : { code }),
          ...(reason === null ? {} : { reason }),
        }
        expectReadable(new HttpError({ ...hintForRefusal(request), ...request }).message)
        expectReadable(new HttpError({ ...hintForRefusal(request), ...request }).summary)
      }),
    )
  })

  it('is one readable line about a submission that has failed', () => {
    const message = fc.record({ code: hostile, details: hostile })
    holds(
      fc.property(fc.array(message, { maxLength: 3 }), hostile, (errors, reportUrl) => {
        const text = describeFailedSubmission({
          submissionId: '1',
          kind: 'app',
          status: 'CertificationFailed',
          details: { errors, warnings: [], certificationReports: [{ date: '', reportUrl }] },
          url: 'https://partner.microsoft.com/1',
          live: undefined,
        })
        expect(text).toMatch(
          /^Submission 1 failed certification[^\n\r]* https:\/\/partner\.microsoft\.com\/1$/,
        )
        expect(text.length).toBeLessThan(30_000)
      }),
    )
  })
})

import { describe, expect, it } from '@jest/globals'
import type { Settings } from '../../../src/plan/model/plan.ts'
import { planSubmission } from '../../../src/plan/plan.ts'
import type { JsonObject } from '../../../src/shared/json.ts'
import type { Kind } from '../../../src/store/product.ts'
import { aRequest, aSendable, type Refusal, refusals } from '../builders.ts'

interface Case {
  readonly name: string
  readonly base?: JsonObject
  readonly settings?: Settings
  readonly submission?: JsonObject
  readonly expected: readonly Refusal[]
}

function asking({ base = {}, settings = {}, submission }: Case): readonly Refusal[] {
  const live = aSendable(base)
  const plan = planSubmission('app', live, aRequest({ settings, submission }))
  const now = Date.parse('2026-11-26T10:00:00Z')
  return refusals(plan.submission, { base: live, settings, submission, metadataOnly: true, now })
}

const refused = (input: string, message: string): readonly Refusal[] => [{ input, message, file: undefined }]
const [past, future] = ['2026-11-26T10:00:00Z', '2026-11-26T10:00:01Z']
const dated = (targetPublishDate: string): JsonObject => ({
  targetPublishMode: 'SpecificDate',
  targetPublishDate,
})
const passed = `targetPublishDate ${past} is in the past. Set a later date, or {"targetPublishMode": "Immediate"}.`

describe('A date of publication in the JSON', () => {
  it.each<Case>([
    { name: 'may be in the future', submission: dated(future), expected: [] },
    {
      name: 'is refused when it has passed',
      submission: { TargetPublishMode: 'SpecificDate', TargetPublishDate: past },
      expected: refused('submission', passed),
    },
    {
      name: 'gives way to that of the input, which is refused when it is read',
      submission: dated(past),
      settings: { publishMode: 'SpecificDate', publishDate: future },
      expected: [],
    },
    { name: 'does not matter in another mode', submission: { targetPublishDate: past }, expected: [] },
    { name: 'of the last release is a warning', base: dated(past), expected: [] },
    {
      name: 'of the last release is a warning, even when the JSON says it again',
      base: dated(past),
      submission: dated(past),
      expected: [],
    },
  ])('$name', (one) => {
    expect(asking(one)).toEqual(one.expected)
  })
})

describe('A mode that needs a date of publication', () => {
  const missing = refused(
    'submission',
    'targetPublishMode is "SpecificDate", but targetPublishDate is missing. Set it, or another targetPublishMode.',
  )
  it.each<Case>([
    { name: 'is refused without one', submission: { targetPublishMode: 'SpecificDate' }, expected: missing },
    { name: 'is refused with an empty one', submission: dated(''), expected: missing },
    { name: 'is accepted with one', submission: dated(future), expected: [] },
    { name: 'is accepted as the Store has it', base: dated(''), expected: [] },
  ])('$name', (one) => {
    expect(asking(one)).toEqual(one.expected)
  })
})

describe('Release notes by language', () => {
  it.each<Case>([
    {
      name: 'are for listings',
      settings: { releaseNotes: { byLanguage: { 'en-us': 'New' } } },
      expected: [],
    },
    {
      name: 'may be for a listing that is new',
      settings: { releaseNotes: { byLanguage: { fr: 'Neuf' } } },
      submission: { listings: { FR: { baseListing: { title: 'Demo' } } } },
      expected: [],
    },
    {
      name: 'are refused in languages that are not listed, with the languages that are',
      base: { listings: { 'en-us': {}, 'de-DE': {}, it: null } },
      settings: { releaseNotes: { byLanguage: { 'en-us': 'New', fr: 'Neuf', it: 'Nuovo' } } },
      expected: refused(
        'release-notes-path',
        'there are notes in fr, it, but no listing. The product is listed in en-us, de-DE.',
      ),
    },
  ])('$name', (one) => {
    expect(asking(one)).toEqual(one.expected)
  })

  it.each<Kind>(['flight', 'add-on'])('do not matter to a product without them: %s', (kind) => {
    const settings = { releaseNotes: { byLanguage: { fr: 'Neuf' } } }
    expect(refusals(aSendable(), { kind, settings, metadataOnly: true })).toEqual([])
  })
})

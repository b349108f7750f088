import { describe, expect, it } from '@jest/globals'
import { listingWarnings } from '../../../src/plan/compare/listing-warnings.ts'
import { planSubmission } from '../../../src/plan/plan.ts'
import type { JsonObject } from '../../../src/shared/json.ts'
import { LISTING_LANGUAGES } from '../../../src/shared/languages.ts'
import type { Kind } from '../../../src/store/product.ts'
import { aPicture } from '../../support/builders.ts'
import { aRequest } from '../builders.ts'

interface Case {
  readonly name: string
  readonly kind?: Kind
  readonly base?: JsonObject
  readonly submission?: JsonObject
  readonly mode?: 'merge' | 'replace'
  readonly expected: readonly string[]
}

const screenshot = aPicture({ imageType: 'Screenshot' })
const whole = (fields: JsonObject = {}): JsonObject => ({
  baseListing: { description: 'A demo', images: [screenshot], ...fields },
})
const listed = (listings: JsonObject): JsonObject => ({ listings })
const english = listed({ 'en-us': whole() })

function warnings({
  kind = 'app',
  base = english,
  submission = {},
  mode = 'merge',
}: Case): readonly string[] {
  const plan = planSubmission(kind, base, aRequest({ submission, submissionMode: mode }))
  return listingWarnings(kind, base, plan.submission)
}

const check = (one: Case): void => expect(warnings(one)).toEqual(one.expected)

describe('A language that is not in the list', () => {
  it.each<Case>([
    {
      name: 'is reported when it is new',
      submission: listed({ eo: whole() }),
      expected: ["The language code is not in Microsoft's list, and the Store may refuse it: eo."],
    },
    {
      name: 'is reported with others, once',
      submission: { ...listed({ eo: whole() }), trailers: [{ trailerAssets: { 'en-ae': { title: 'A' } } }] },
      expected: ["2 language codes are not in Microsoft's list, and the Store may refuse them: eo, en-ae."],
    },
    {
      name: 'is reported for an add-on',
      kind: 'add-on',
      submission: listed({ eo: { title: 'Oro' } }),
      expected: ["The language code is not in Microsoft's list, and the Store may refuse it: eo."],
    },
    {
      name: 'is the Store’s own business when it has it',
      base: listed({ 'en-us': whole(), eo: whole(), en_US: whole() }),
      expected: [],
    },
    { name: 'is none when it is in the list', submission: listed({ fr: whole() }), expected: [] },
  ])('$name', check)
})

// https://github.com/microsoft/windows-dev-center-vsts-extension/issues/90
describe('A keyword of 31 to 40 characters', () => {
  const [short, long, longer] = ['x'.repeat(30), 'y'.repeat(31), 'z'.repeat(40)]
  const told = 'The API may refuse keywords of more than 30 characters, although Partner Center allows 40:'

  it.each<Case>([
    { name: 'is none', base: listed({ 'en-us': whole({ keywords: [short] }) }), expected: [] },
    {
      name: 'is reported, even when it does not change',
      base: listed({ 'en-us': whole({ keywords: [short, long] }) }),
      expected: [`${told} "${long}" in en-us.`],
    },
    {
      name: 'is reported with each of its listings',
      base: listed({ 'en-us': whole({ keywords: [long, longer] }), de: whole({ keywords: [long] }) }),
      submission: listed({ 'en-us': { platformOverrides: { Windows81: { keywords: [long] } } } }),
      expected: [`${told} "${long}" in 3 listings (en-us, en-us Windows81, de), "${longer}" in en-us.`],
    },
    {
      name: 'is reported for an add-on, which has them outside of its listings',
      kind: 'add-on',
      base: { ...listed({ 'en-us': { title: 'Gold' } }), keywords: [long] },
      expected: [`${told} "${long}".`],
    },
    { name: 'is nothing that a flight has', kind: 'flight', base: { keywords: [long] }, expected: [] },
  ])('$name', check)
})

describe('A new listing', () => {
  it.each<Case>([
    { name: 'may have all that it needs', submission: listed({ fr: whole() }), expected: [] },
    {
      name: 'is reported without a description',
      submission: listed({ fr: whole({ description: ' ' }) }),
      expected: [
        'The listing fr would be without a description; the Store requires a description and a screenshot.',
      ],
    },
    {
      name: 'is reported without a screenshot',
      submission: listed({ fr: whole({ images: [aPicture({ imageType: 'Icon' })] }) }),
      expected: [
        'The listing fr would be without a screenshot; the Store requires a description and a screenshot.',
      ],
    },
    {
      name: 'is reported with others, once for each cause',
      submission: listed({ fr: {}, de: { baseListing: {} }, it: whole({ images: [] }) }),
      expected: [
        'The 2 listings (fr, de) would be without a description and a screenshot; the Store requires a description and a screenshot.',
        'The listing it would be without a screenshot; the Store requires a description and a screenshot.',
      ],
    },
    {
      name: 'is reported with a hundred others in one line',
      base: listed({}),
      submission: listed(Object.fromEntries([...LISTING_LANGUAGES].slice(0, 102).map((one) => [one, {}]))),
      expected: [
        `The 102 listings (${[...LISTING_LANGUAGES].slice(0, 10).join(', ')} and 92 more) would be without a description and a screenshot; the Store requires a description and a screenshot.`,
      ],
    },
    {
      name: 'of an add-on has neither',
      kind: 'add-on',
      submission: listed({ fr: { title: 'Or' } }),
      expected: [],
    },
  ])('$name', check)
})

describe('What a listing has', () => {
  it.each<Case>([
    {
      name: 'stays when the JSON leaves its images out',
      submission: listed({ 'en-US': { baseListing: { description: 'A demo' } } }),
      mode: 'replace',
      expected: [],
    },
    {
      name: 'stays when the JSON names another image',
      submission: listed({ 'en-us': whole({ images: [aPicture({ id: '77', imageType: 'Icon' })] }) }),
      mode: 'replace',
      expected: [],
    },
    {
      name: 'is reported when the JSON marks its last screenshot',
      submission: listed({ 'en-us': whole({ images: [{ ...screenshot, fileStatus: 'PendingDelete' }] }) }),
      mode: 'replace',
      expected: [
        'The listing en-us would be left without a screenshot; the Store requires a description and a screenshot.',
      ],
    },
    {
      name: 'is reported when its description goes',
      submission: listed({ 'en-us': { baseListing: { description: null } } }),
      expected: [
        'The listing en-us would be left without a description; the Store requires a description and a screenshot.',
      ],
    },
    {
      name: 'is reported when its last screenshot goes',
      submission: listed({
        'en-us': { baseListing: { images: [{ id: screenshot['id'], fileStatus: 'PendingDelete' }] } },
      }),
      expected: [
        'The listing en-us would be left without a screenshot; the Store requires a description and a screenshot.',
      ],
    },
    {
      name: 'stays when another screenshot is left',
      base: listed({
        'en-us': whole({ images: [screenshot, { ...screenshot, id: '2', fileName: 'b.png' }] }),
      }),
      submission: listed({
        'en-us': { baseListing: { images: [{ id: screenshot['id'], fileStatus: 'PendingDelete' }] } },
      }),
      expected: [],
    },
    {
      name: 'was never there',
      base: listed({ 'en-us': { baseListing: { title: 'Demo' } } }),
      submission: listed({ 'en-us': { baseListing: { title: 'New' } } }),
      expected: [],
    },
  ])('$name', check)
})

describe('A field that the Store ignores', () => {
  const base = listed({ 'en-us': whole({ privacyPolicy: 'https://demo.example' }), de: whole() })

  it.each<Case>([
    { name: 'may be there', base, expected: [] },
    {
      name: 'may be said again',
      base,
      submission: listed({ 'en-us': { baseListing: { privacyPolicy: 'https://demo.example' } } }),
      expected: [],
    },
    {
      name: 'is reported when it is set',
      base,
      submission: listed({ de: { baseListing: { WebsiteUrl: 'https://demo.example' } } }),
      expected: ['The Store ignores websiteUrl in de. Set it in Partner Center, under Properties.'],
    },
    {
      name: 'is reported when it is of a price',
      base: { pricing: { sales: [] } },
      submission: { pricing: { sales: [{ name: 'May' }] } },
      expected: [
        'The Store ignores "sales" in "pricing". Set them in Partner Center, under Pricing and availability.',
      ],
    },
    {
      name: 'is reported when it is cleared, together with others',
      base,
      submission: listed({
        'en-us': { baseListing: { privacyPolicy: null } },
        de: { baseListing: { supportContact: 'help@demo.example' } },
      }),
      expected: [
        'The Store ignores privacyPolicy, supportContact in 2 listings (en-us, de). Set them in Partner Center, under Properties.',
      ],
    },
  ])('$name', check)
})

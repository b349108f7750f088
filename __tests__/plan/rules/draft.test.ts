import { describe, expect, it } from '@jest/globals'
import { checkDraft } from '../../../src/plan/rules/draft.ts'
import type { JsonObject } from '../../../src/shared/json.ts'
import type { Kind } from '../../../src/store/product.ts'
import { aContext, aSendable, aStored } from '../builders.ts'

/** What is said of a draft before it is committed, beside what is live; it is ten o'clock on 26 November 2026. */
function told(kind: Kind, live: JsonObject, draft: JsonObject): readonly string[] {
  const plan = { submission: draft, uploads: [], changes: [] }
  return checkDraft(plan, aContext(live, { kind })).map(
    ({ rule, input, problem }) => `${input}: ${problem} [${rule}]`,
  )
}

const priced = (priceId: string): JsonObject => aSendable({ pricing: { priceId } })
const dated = (targetPublishDate: string, targetPublishMode = 'SpecificDate'): JsonObject =>
  aSendable({ targetPublishMode, targetPublishDate })
const holding = (...applicationPackages: readonly JsonObject[]): JsonObject =>
  aSendable({ applicationPackages })
const going = aStored('a.msix', { fileStatus: 'PendingDelete' })

const OFF_SALE =
  'submission-id: the draft\'s price "NotAvailable" would replace "Tier2" and take the product off sale. Change it in Partner Center, or set "allow: price-not-available". [price-not-available]'
const PAST =
  "submission-id: the draft's publish date 2026-11-26T10:00:00Z is in the past. Change it in Partner Center. [past-date]"
const NO_LISTING = 'submission-id: the draft has no listing. Add one in Partner Center. [listing-missing]'
const NO_PACKAGE =
  'submission-id: the product would have no package. Add one to the draft in Partner Center. [package-missing]'

interface Case {
  readonly name: string
  readonly kind?: Kind
  readonly live?: JsonObject
  readonly draft: JsonObject
  readonly says: readonly string[]
}

describe('A draft is committed unchanged', () => {
  it.each<Case>([
    { name: 'when it has all that the Store wants', draft: aSendable(), says: [] },
    {
      name: 'unless it takes an app off sale',
      live: priced('Tier2'),
      draft: priced('NotAvailable'),
      says: [OFF_SALE],
    },
    {
      name: 'unless it takes an add-on off sale',
      kind: 'add-on',
      live: priced('Tier2'),
      draft: priced('NotAvailable'),
      says: [OFF_SALE],
    },
    { name: 'with a higher price', live: priced('Tier2'), draft: priced('Tier3'), says: [] },
    {
      name: 'when it was off sale before',
      live: priced('NotAvailable'),
      draft: priced('NotAvailable'),
      says: [],
    },
    { name: 'when nothing was on sale before', live: {}, draft: priced('NotAvailable'), says: [] },
    { name: 'unless its date has come', draft: dated('2026-11-26T10:00:00Z'), says: [PAST] },
    { name: 'when its date is to come', draft: dated('2026-11-26T10:00:01Z'), says: [] },
    { name: 'whatever its date, in another mode', draft: dated('2026-11-26T10:00:00Z', 'Manual'), says: [] },
    {
      name: 'with the date of the last release, which causes a warning',
      live: dated('2026-11-26T10:00:00Z'),
      draft: dated('2026-11-26T10:00:00.0000000Z'),
      says: [],
    },
    { name: 'unless an app has no listing', draft: aSendable({ listings: {} }), says: [NO_LISTING] },
    {
      name: 'unless every listing of an add-on is to go',
      kind: 'add-on',
      draft: aSendable({ listings: { 'en-us': null } }),
      says: [NO_LISTING],
    },
    {
      name: 'when one listing stays',
      draft: aSendable({ listings: { 'de-de': null, 'en-us': {} } }),
      says: [],
    },
    {
      name: 'unless no package stays',
      live: holding(aStored('a.msix')),
      draft: holding(going),
      says: [NO_PACKAGE],
    },
    {
      name: 'unless no package of a flight stays',
      kind: 'flight',
      live: { flightPackages: [aStored('a.msix')] },
      draft: { flightPackages: [going] },
      says: [NO_PACKAGE],
    },
    {
      name: 'when one package stays',
      live: holding(aStored('a.msix')),
      draft: holding(going, aStored('b.msix')),
      says: [],
    },
    { name: 'when there was no package before', live: holding(), draft: holding(), says: [] },
    {
      name: 'of an add-on, whatever it says of packages',
      kind: 'add-on',
      live: holding(aStored('a.msix')),
      draft: holding(going),
      says: [],
    },
    {
      name: 'of a flight, whose price and listings are those of its app',
      kind: 'flight',
      live: priced('Tier2'),
      draft: { pricing: { priceId: 'NotAvailable' } },
      says: [],
    },
    {
      name: 'unless it breaks several rules, all of which are reported',
      live: { ...priced('Tier2'), applicationPackages: [aStored('a.msix')] },
      draft: {
        ...dated('2026-11-26T10:00:00Z'),
        pricing: { priceId: 'NotAvailable' },
        listings: {},
        applicationPackages: [going],
      },
      says: [OFF_SALE, PAST, NO_LISTING, NO_PACKAGE],
    },
  ])('$name', ({ kind = 'app', live = aSendable(), draft, says }) => {
    expect(told(kind, live, draft)).toEqual(says)
  })
})

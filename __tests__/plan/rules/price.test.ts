import { describe, expect, it } from '@jest/globals'
import { planSubmission } from '../../../src/plan/plan.ts'
import type { JsonObject } from '../../../src/shared/json.ts'
import type { Kind } from '../../../src/store/product.ts'
import { aRequest, aSendable, refusals } from '../builders.ts'

const toldPrice = (kind: Kind, base: JsonObject, submission?: JsonObject): readonly string[] => {
  const plan = planSubmission(kind, base, aRequest({ submission }))
  return refusals(plan.submission, { kind, base, submission, metadataOnly: true }).map(
    ({ input, message }) => `${input}: ${message.split('. ')[0]}`,
  )
}

const SHOWN = `submission: the product's price is "Base", which the Store returns but does not accept`
const MISSING = "submission: the product's price is missing"

describe('The price of a product', () => {
  it.each<{ name: string; pricing: JsonObject | null; expected: readonly string[] }>([
    { name: 'goes back as it came', pricing: { priceId: 'Tier12' }, expected: [] },
    { name: 'may be that it is free', pricing: { priceId: 'Free' }, expected: [] },
    { name: 'is refused as "Base"', pricing: { priceId: 'Base' }, expected: [SHOWN] },
    { name: 'is refused when it is null', pricing: { priceId: null }, expected: [MISSING] },
    { name: 'is refused when it is empty', pricing: { priceId: '' }, expected: [MISSING] },
    { name: 'is refused when it is missing', pricing: {}, expected: [MISSING] },
    { name: 'is refused when there is no pricing', pricing: null, expected: [MISSING] },
  ])('$name', ({ pricing, expected }) => {
    const base = aSendable({ pricing })
    expect({ app: toldPrice('app', base), addOn: toldPrice('add-on', base) }).toEqual({
      app: expected,
      addOn: expected,
    })
  })

  it('is not asked for of a flight, which has none', () => {
    expect(toldPrice('flight', { flightPackages: [] })).toEqual([])
  })

  it.each<{ name: string; submission: JsonObject; expected: readonly string[] }>([
    {
      name: 'is taken from the JSON',
      submission: { pricing: { priceId: 'Tier12' } },
      expected: [],
    },
    {
      name: 'is taken from the JSON, in any case of its names',
      submission: { Pricing: { PriceId: 'Free' } },
      expected: [],
    },
    {
      name: 'is still refused when the JSON says "Base"',
      submission: { pricing: { priceId: 'Base' } },
      expected: [SHOWN],
    },
    {
      name: 'is still refused when the JSON removes it',
      submission: { pricing: { priceId: null } },
      expected: [MISSING],
    },
    {
      name: 'is still refused when the JSON says something else about the price',
      submission: { pricing: { trialPeriod: 'OneDay' } },
      expected: [SHOWN],
    },
  ])('that the Store does not take back $name', ({ submission, expected }) => {
    expect(toldPrice('app', aSendable({ pricing: { priceId: 'Base' } }), submission)).toEqual(expected)
  })

  it('is refused in any case of the word, with the word that was meant', () => {
    expect(toldPrice('app', aSendable(), { pricing: { priceId: 'base' } })).toEqual([
      'submission: "pricing.priceId" is "base"',
      `submission: the product's price is "base", which the Store returns but does not accept`,
    ])
  })
})

describe('The price "NotAvailable"', () => {
  const off = { pricing: { priceId: 'NotAvailable' } }
  const refused = [
    'submission: the price "NotAvailable" would replace "Tier12" and take the product off sale',
  ]

  it.each<{ name: string; kind: Kind; before: JsonObject; expected: readonly string[] }>([
    { name: 'is refused over another one', kind: 'app', before: { priceId: 'Tier12' }, expected: refused },
    {
      name: 'is refused over another one of an add-on',
      kind: 'add-on',
      before: { priceId: 'Tier12' },
      expected: refused,
    },
    { name: 'may stay', kind: 'app', before: { priceId: 'NotAvailable' }, expected: [] },
    { name: 'may be the first', kind: 'app', before: {}, expected: [] },
  ])('$name', ({ kind, before, expected }) => {
    expect(toldPrice(kind, aSendable({ pricing: before }), off)).toEqual(expected)
  })
})

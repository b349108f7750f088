import { describe, expect, it } from '@jest/globals'
import type { InputName } from '../../../src/action/inputs/schema.ts'
import { addOn, app, FLIGHT_ID, flight, read, refusal, type StepInputs, who } from './step-inputs.ts'

describe('The product', () => {
  it.each<{ name: string; ids: StepInputs; expected: unknown }>([
    {
      name: 'is an app by its id alone',
      ids: { 'app-id': '9NBLGGH4R315' },
      expected: { kind: 'app', appId: '9NBLGGH4R315' },
    },
    {
      name: 'is a flight by its id beside that of its app',
      ids: { 'app-id': '9NBLGGH4R315', 'flight-id': FLIGHT_ID.toUpperCase() },
      expected: { kind: 'flight', appId: '9NBLGGH4R315', flightId: FLIGHT_ID.toUpperCase() },
    },
    {
      name: 'is an add-on by its id alone',
      ids: { 'add-on-id': '9NBLGGH4TNMP' },
      expected: { kind: 'add-on', addOnId: '9NBLGGH4TNMP' },
    },
    {
      name: 'may be said to be an app',
      ids: { product: 'app', 'app-id': '9NBLGGH4R315' },
      expected: { kind: 'app', appId: '9NBLGGH4R315' },
    },
    {
      name: 'may be said to be an add-on',
      ids: { product: 'add-on', 'add-on-id': '9NBLGGH4TNMP' },
      expected: { kind: 'add-on', addOnId: '9NBLGGH4TNMP' },
    },
  ])('$name', ({ ids, expected }) => {
    expect(read({ ...who, ...ids, 'zip-path': 'upload.zip' }).run.product).toEqual(expected)
  })

  it.each<{ name: string; ids: StepInputs; input: InputName; says: readonly string[] }>([
    { name: 'is not named', ids: {}, input: 'app-id', says: ['flight-id', 'add-on-id'] },
    {
      name: 'is a flight without its app',
      ids: { 'flight-id': FLIGHT_ID },
      input: 'app-id',
      says: ['is missing or empty'],
    },
    {
      name: 'is said to be a flight, whose id is empty',
      ids: { product: 'flight', 'app-id': '9NBLGGH4R315', 'flight-id': '' },
      input: 'flight-id',
      says: ['flight'],
    },
    {
      name: 'is said to be an app, but a flight is named',
      ids: { product: 'app', 'app-id': '9NBLGGH4R315', 'flight-id': FLIGHT_ID },
      input: 'flight-id',
      says: ['"product: app"', '"product: flight"'],
    },
    {
      name: 'is said to be an add-on, but an app is named',
      ids: { product: 'add-on', 'app-id': '9NBLGGH4R315' },
      input: 'add-on-id',
      says: ['is missing or empty', "the add-on's Store ID"],
    },
    {
      name: 'is an app and an add-on',
      ids: { 'app-id': '9NBLGGH4R315', 'add-on-id': '9NBLGGH4TNMP' },
      input: 'app-id',
      says: ['an add-on'],
    },
    {
      name: 'is a flight and an add-on',
      ids: { 'app-id': '9NBLGGH4R315', 'flight-id': FLIGHT_ID, 'add-on-id': '9NBLGGH4TNMP' },
      input: 'add-on-id',
      says: ['a flight'],
    },
    {
      name: 'has a kind that there is not',
      ids: { product: 'game', 'app-id': '9NBLGGH4R315' },
      input: 'product',
      says: ['"game"', 'app, flight, add-on'],
    },
    ...[
      ['XP9KHM4BK9FZ7Q', 'MSI or EXE'],
      ['xpdbz4mprknn30', 'MSI or EXE'],
      [FLIGHT_ID, '"flight-id"'],
      ['Contoso.Demo', 'name of a package'],
      ['12345Contoso.Demo_8wekyb3d8bbwe', 'name of a package'],
      ['Demo_8wekyb3d8bbwe', 'name of a package'],
    ].map(([id = '', says = '']) => ({
      name: `is ${id}`,
      ids: { 'app-id': id },
      input: 'app-id' as const,
      says: [`"${id}" is`, says],
    })),
    ...['9NBLGGH4R31', '9NBLGGH4R3155', '9NBLGGH4R31-', '../../etc/abc'].map((id) => ({
      name: `has the Store ID ${id}`,
      ids: { 'app-id': id },
      input: 'app-id' as const,
      says: [`"${id}"`, '12 letters and digits'],
    })),
    {
      name: 'has the Store ID of an add-on that is none',
      ids: { 'add-on-id': 'coins' },
      input: 'add-on-id',
      says: ['"coins"', '12 letters and digits'],
    },
    {
      name: 'is a flight by its name',
      ids: { 'app-id': '9NBLGGH4R315', 'flight-id': 'Insiders' },
      input: 'flight-id',
      says: ['"Insiders"', 'GUID'],
    },
  ])('is refused when it $name', ({ ids, input, says }) => {
    const refused = refusal({ ...who, ...ids, 'zip-path': 'upload.zip' })
    expect([refused.input, says.filter((text) => !refused.message.includes(text))]).toEqual([input, []])
  })
})

describe('A flight by its name', () => {
  const named: StepInputs = { ...app, product: 'flight', 'flight-name': 'Insiders', 'zip-path': 'upload.zip' }
  const GROUP = '1152921504606962205'
  const OTHER = '1152921504606962206'

  it.each<{ name: string; given: StepInputs; create: unknown }>([
    { name: 'has to be there', given: {}, create: undefined },
    {
      name: 'is made for a group when it is missing',
      given: { 'flight-groups': GROUP },
      create: { groups: [GROUP], rankHigherThan: undefined },
    },
    {
      name: 'is made for groups on lines',
      given: { 'flight-groups': `\n  ${GROUP}\r\n\n${OTHER}\n` },
      create: { groups: [GROUP, OTHER], rankHigherThan: undefined },
    },
    {
      name: 'is made for groups between commas',
      given: { 'flight-groups': `${GROUP}, ${OTHER},` },
      create: { groups: [GROUP, OTHER], rankHigherThan: undefined },
    },
    {
      name: 'is made with a rank',
      given: { 'flight-groups': GROUP, 'flight-rank-higher-than': 'Slow ring' },
      create: { groups: [GROUP], rankHigherThan: 'Slow ring' },
    },
  ])('$name', ({ given, create }) => {
    expect(read({ ...named, ...given }).run.product).toStrictEqual({
      kind: 'flight',
      appId: '9NBLGGH4R315',
      flightName: 'Insiders',
      create,
    })
  })

  it('is a flight without saying so', () => {
    const { product: _, ...unsaid } = named
    expect(read(unsaid).run.product).toStrictEqual(read(named).run.product)
  })

  it.each<{ name: string; given: StepInputs; input: InputName; says: readonly string[] }>([
    {
      name: 'has an id, too',
      given: { ...named, 'flight-id': FLIGHT_ID },
      input: 'flight-name',
      says: ['"flight-id"'],
    },
    { name: 'has no app', given: { ...named, 'app-id': '' }, input: 'app-id', says: ['is missing or empty'] },
    {
      name: 'is beside an add-on',
      given: { ...named, 'add-on-id': '9NBLGGH4TNMP' },
      input: 'add-on-id',
      says: ['cannot be used with "product: flight"'],
    },
    {
      name: 'is said to be an app',
      given: { ...named, product: 'app' },
      input: 'flight-name',
      says: ['cannot be used with "product: app"', 'set "product: flight"'],
    },
    ...['Insiders', `${GROUP} ${OTHER}`, '-1', '1.5', FLIGHT_ID].map((group) => ({
      name: `is for the group ${group}`,
      given: { ...named, 'flight-groups': `${GROUP}\n${group}` },
      input: 'flight-groups' as const,
      says: [`"${group}"`, "address of the group's page in Partner Center"],
    })),
    {
      name: 'is for no group but a comma',
      given: { ...named, 'flight-groups': ' , ' },
      input: 'flight-groups',
      says: ['is missing or empty'],
    },
    {
      name: 'has a rank, which is for a new one, but no groups',
      given: { ...named, 'flight-rank-higher-than': 'Slow ring' },
      input: 'flight-groups',
      says: ['is missing or empty', 'new flight'],
    },
  ])('is refused when it $name', ({ given, input, says }) => {
    const refused = refusal(given)
    expect([refused.input, says.filter((text) => !refused.message.includes(text))]).toEqual([input, []])
  })
})

describe('What is for a new flight never becomes a release to everyone', () => {
  it.each<{ name: string; given: StepInputs; input: InputName }>([
    ...(['flight-groups', 'flight-rank-higher-than'] as const).flatMap((input) => [
      {
        name: `${input} and a name that is empty`,
        given: { ...app, [input]: '7' },
        input: 'flight-name' as const,
      },
      {
        name: `${input} for what is said to be an app`,
        given: { ...app, product: 'app', [input]: '7' },
        input,
      },
      { name: `${input} and an id`, given: { ...flight, [input]: '7' }, input },
      {
        name: `${input} for what is said to be an add-on`,
        given: { ...addOn, product: 'add-on', [input]: '7' },
        input,
      },
    ]),
  ])('$name', ({ given, input }) => {
    expect(refusal({ ...given, 'zip-path': 'upload.zip' }).input).toBe(input)
  })
})

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { seedPaths } from '../../../emulator/fixtures/seeds.ts'
import { type Session, startSession } from '../client.ts'
import { addOnSubmission, addOnUpdate } from './add-on-submissions.ts'
import { appSubmission, appUpdate } from './app-submissions.ts'
import { compare, type Resource } from './compare.ts'
import { composeBody } from './compose.ts'
import { flightSubmission, flightUpdate } from './flight-submissions.ts'
import { addOn, addOnOfApp, application, flight, listOf } from './products.ts'
import { type Recording, recordProducts, recordRollouts, recordSubmissions } from './record.ts'
import { commitAnswer, rollout, submissionStatus } from './submissions.ts'

let recording: Recording
let session: Session
beforeAll(async () => {
  session = await startSession({ blobs: 'discard' })
  recording = {
    ...(await recordProducts(session)),
    ...(await recordSubmissions(session, seedPaths.app, 'an-app', composeBody(appUpdate))),
    ...(await recordSubmissions(session, seedPaths.flight, 'a-flight', composeBody(flightUpdate))),
    ...(await recordSubmissions(session, seedPaths.addOn, 'an-add-on', composeBody(addOnUpdate))),
    ...(await recordRollouts(session, seedPaths.app, 'an-app')),
    ...(await recordRollouts(session, seedPaths.flight, 'a-flight')),
  }
})
afterAll(async () => {
  expect(session.emulator.unknownRequests).toEqual([])
  await session[Symbol.asyncDispose]()
})

const submissionPages = (product: string): string[] =>
  ['create', 'get', 'update'].map((verb) => `${verb}-${product}-submission`)

const rolloutPages = (product: string): string[] => [
  `get-package-rollout-info-for-${product}-submission`,
  `update-the-package-rollout-percentage-for-${product}-submission`,
  `halt-the-package-rollout-for-${product}-submission`,
  `finalize-the-package-rollout-for-${product}-submission`,
]

/** The pages whose samples are answers, by the resource that they show. */
const resources: readonly { readonly name: string; readonly pages: string[]; readonly resource: Resource }[] =
  [
    { name: 'the list of apps', pages: ['get-all-apps'], resource: listOf('get-all-apps', application) },
    { name: 'an app', pages: ['get-an-app'], resource: application },
    {
      name: 'the list of flights',
      pages: ['get-flights-for-an-app'],
      resource: listOf('get-flights-for-an-app', flight),
    },
    { name: 'a flight', pages: ['get-a-flight', 'create-a-flight'], resource: flight },
    { name: 'the list of add-ons', pages: ['get-all-add-ons'], resource: listOf('get-all-add-ons', addOn) },
    {
      name: 'the list of the add-ons of an app',
      pages: ['get-add-ons-for-an-app'],
      resource: listOf('get-add-ons-for-an-app', addOnOfApp),
    },
    { name: 'an add-on', pages: ['get-an-add-on', 'create-an-add-on'], resource: addOn },
    { name: 'an app submission', pages: submissionPages('an-app'), resource: appSubmission },
    { name: 'a flight submission', pages: submissionPages('a-flight'), resource: flightSubmission },
    { name: 'an add-on submission', pages: submissionPages('an-add-on'), resource: addOnSubmission },
    ...[
      { product: 'an-app', page: 'manage-app-submissions' },
      { product: 'a-flight', page: 'manage-flight-submissions' },
      { product: 'an-add-on', page: 'manage-add-on-submissions' },
    ].flatMap(({ product, page }) => [
      {
        name: `the status of ${product} submission`,
        pages: [`get-status-for-${product}-submission`],
        resource: submissionStatus(page),
      },
      {
        name: `the commit of ${product} submission`,
        pages: [`commit-${product}-submission`],
        resource: commitAnswer(`commit-${product}-submission`),
      },
      ...(product === 'an-add-on'
        ? []
        : [
            {
              name: `the rollout of ${product} submission`,
              pages: rolloutPages(product),
              resource: rollout(page),
            },
          ]),
    ]),
  ]

describe('the answers have every documented name with its type, and no other names', () => {
  it.each(resources)('$name', ({ pages, resource }) => {
    const answers = pages.map((page) => recording[page] ?? [])
    expect({
      pagesWithoutAnswer: pages.filter((page) => recording[page] === undefined),
      ...compare(answers.flat(), resource),
    }).toEqual({ pagesWithoutAnswer: [], wrong: [], unseen: [] })
  })

  it('there is no page with an answer beyond these', () => {
    expect(Object.keys(recording).sort()).toEqual(resources.flatMap(({ pages }) => pages).sort())
  })
})

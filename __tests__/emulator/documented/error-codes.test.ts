import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { seedPaths } from '../../../emulator/fixtures/seeds.ts'
import { internalError } from '../../../emulator/store/errors.ts'
import { type Session, startSession } from '../client.ts'
import { addOnCreate } from './add-on-submissions.ts'
import { compare } from './compare.ts'
import { composeBody } from './compose.ts'
import { errorAnswer } from './errors.ts'
import { flightCreate } from './flight-submissions.ts'

const { app, flight, addOn } = seedPaths
const noFlight = `${app}/flights/00000000-0000-0000-0000-000000000000`
const noSubmission = `${app}/submissions/1152921500000000000`

let session: Session
beforeAll(async () => {
  session = await startSession({ blobs: 'discard' })
})
beforeEach(() => session.emulator.reset())
afterAll(async () => {
  expect(session.emulator.unknownRequests).toEqual([])
  await session[Symbol.asyncDispose]()
})

type Request = Parameters<Session['call']>
const seen: unknown[] = []

/** Sends a request; the body of the answer is kept for the last test. */
async function refusal(...request: Request): Promise<number> {
  const { status, body } = await session.call(...request)
  seen.push(body)
  return status
}

async function committed(product: string): Promise<string> {
  const path = await session.draft(product)
  await session.call('POST', `${path}/commit`)
  return path
}

/** A path of the last published submission of a product. */
const published = (product: string): string =>
  `${product}/submissions/${session.emulator.store.product(product).lastPublished?.id}`

interface Case {
  /** The page below https://learn.microsoft.com/windows/uwp/monetize/ that lists the code. */
  readonly page: string
  readonly cause: string
  readonly code: number
  readonly request: () => Promise<Request> | Request
}

const cases: readonly Case[] = [
  {
    page: 'get-an-app',
    cause: 'an app that there is not',
    code: 404,
    request: () => ['GET', 'applications/9NDEMO000404'],
  },
  {
    page: 'get-an-app',
    cause: 'a feature that the API does not support',
    code: 409,
    request: () => {
      session.emulator.store.product(app).switches.access = 'unsupported'
      return ['GET', app]
    },
  },
  {
    page: 'create-a-flight',
    cause: 'an invalid request',
    code: 400,
    request: () => ['POST', `${app}/flights`, { ...composeBody(flightCreate), groupIds: ['none'] }],
  },
  {
    page: 'create-a-flight',
    cause: 'a name that is taken',
    code: 409,
    request: () => ['POST', `${app}/flights`, { ...composeBody(flightCreate), friendlyName: 'Insiders' }],
  },
  { page: 'get-a-flight', cause: 'a flight that there is not', code: 404, request: () => ['GET', noFlight] },
  {
    page: 'delete-a-flight',
    cause: 'a flight that there is not',
    code: 404,
    request: () => ['DELETE', noFlight],
  },
  {
    page: 'delete-a-flight',
    cause: 'a flight whose submission is being processed',
    code: 409,
    request: async () => {
      await committed(flight)
      return ['DELETE', flight]
    },
  },
  {
    page: 'create-an-add-on',
    cause: 'an invalid request',
    code: 400,
    request: () => ['POST', 'inappproducts', { ...composeBody(addOnCreate), productType: 'None' }],
  },
  {
    page: 'create-an-add-on',
    cause: 'a product ID that is taken',
    code: 409,
    request: async () => {
      await session.call('POST', 'inappproducts', composeBody(addOnCreate))
      return ['POST', 'inappproducts', composeBody(addOnCreate)]
    },
  },
  {
    page: 'get-an-add-on',
    cause: 'an add-on that there is not',
    code: 404,
    request: () => ['GET', 'inappproducts/9PDEMO000404'],
  },
  {
    page: 'create-an-app-submission',
    cause: 'one that is in progress',
    code: 409,
    request: async () => {
      await session.draft(app)
      return ['POST', `${app}/submissions`]
    },
  },
  {
    page: 'get-an-app-submission',
    cause: 'a submission that there is not',
    code: 404,
    request: () => ['GET', noSubmission],
  },
  {
    page: 'get-an-app-submission',
    cause: 'a submission of another app',
    code: 409,
    request: () => ['GET', published(flight).replace(flight, app)],
  },
  {
    page: 'update-an-app-submission',
    cause: 'an invalid request',
    code: 400,
    request: async () => ['PUT', await session.draft(app), {}],
  },
  {
    page: 'update-an-app-submission',
    cause: 'a state in which it can not be updated',
    code: 409,
    request: async () => {
      const path = await committed(app)
      return ['PUT', path, (await session.call('GET', path)).body]
    },
  },
  {
    page: 'delete-an-app-submission',
    cause: 'a submission that there is not',
    code: 404,
    request: () => ['DELETE', noSubmission],
  },
  {
    page: 'delete-an-app-submission',
    cause: 'a state in which it can not be deleted',
    code: 409,
    request: async () => ['DELETE', await committed(app)],
  },
  {
    page: 'commit-an-app-submission',
    cause: 'a submission that there is not',
    code: 404,
    request: () => ['POST', `${noSubmission}/commit`],
  },
  {
    page: 'commit-an-add-on-submission',
    cause: 'a state in which it can not be committed',
    code: 409,
    request: async () => ['POST', `${await committed(addOn)}/commit`],
  },
  {
    page: 'get-status-for-an-app-submission',
    cause: 'a submission that there is not',
    code: 404,
    request: () => ['GET', `${noSubmission}/status`],
  },
  {
    page: 'get-package-rollout-info-for-an-app-submission',
    cause: 'a submission that there is not',
    code: 404,
    request: () => ['GET', `${noSubmission}/packagerollout`],
  },
  ...['updatepackagerolloutpercentage?percentage=25', 'haltpackagerollout', 'finalizepackagerollout'].map(
    (operation): Case => ({
      page: operation.startsWith('update')
        ? 'update-the-package-rollout-percentage-for-a-flight-submission'
        : `${operation.replace('package', '-the-package-')}-for-a-flight-submission`,
      cause: 'a rollout that is not in progress',
      code: 409,
      request: () => ['POST', `${published(flight)}/${operation}`],
    }),
  ),
]

describe('a request is refused with the code that its page lists', () => {
  it.each(cases)('$page: $code for $cause', async ({ code, request }) => {
    expect(await refusal(...(await request()))).toBe(code)
  })
})

describe('the answer to a refused request', () => {
  it('has the names that logs show', async () => {
    seen.length = 0
    for (const { request } of cases) {
      session.emulator.reset()
      await refusal(...(await request()))
    }
    session.emulator.inject({ match: {}, ...internalError })
    await refusal('GET', app)
    expect(compare(seen, errorAnswer)).toEqual({ wrong: [], unseen: [] })
  })
})

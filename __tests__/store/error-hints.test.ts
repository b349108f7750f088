import { describe, expect, it } from '@jest/globals'
import { type Hint, hintForRefusal, isRefusalInDisguise } from '../../src/store/error-hints.ts'

type Refusal = Parameters<typeof hintForRefusal>[0]

interface HintCase {
  readonly name: string
  readonly refusal: Refusal
  readonly hint: Hint
}

const APP = 'applications/9NBLGGH4R315'
const FLIGHT = `${APP}/flights/43e448df-97c9-4a43-a0bc-2a445e736bcd`
const ADD_ON = 'inappproducts/9NBLGGH4TNMP'
const LINK =
  'Add the Entra application in Partner Center under Account settings, Users, Microsoft Entra applications, with the Manager role.'

describe('What a refusal of the Store means, and what to do about it', () => {
  it.each<HintCase>([
    {
      name: 'an account that is not linked',
      refusal: { status: 401, code: 'Unauthorized', reason: 'Identity cannot be authorized.' },
      hint: { advice: LINK },
    },
    {
      name: 'an account that is not linked, which looks like an outage',
      refusal: { status: 503, reason: 'Account service is experiencing issue. Please try again later.' },
      hint: { advice: LINK },
    },
    ...[
      { path: APP, name: 'app 9NBLGGH4R315' },
      {
        path: `${FLIGHT}/submissions`,
        name: 'flight 43e448df-97c9-4a43-a0bc-2a445e736bcd of app 9NBLGGH4R315',
      },
      { path: `${ADD_ON}/submissions/1`, name: 'add-on 9NBLGGH4TNMP' },
    ].map(({ path, name }) => ({
      name: `no access to ${name}`,
      refusal: { status: 403, path },
      hint: {
        meaning: `The account cannot access ${name}: wrong Store ID, or the application lacks the Manager role.`,
        advice: 'Check both in Partner Center under Account settings, Users, Microsoft Entra applications.',
      },
    })),
    {
      name: 'no access to the list of add-ons, which is of no product',
      refusal: { status: 403, path: 'inappproducts?top=100' },
      hint: {
        meaning: 'The account cannot access its add-ons: the application lacks the Manager role.',
        advice:
          'Check the role in Partner Center under Account settings, Users, Microsoft Entra applications.',
      },
    },
    ...[
      {
        path: APP,
        meaning: 'There is no app with the Store ID 9NBLGGH4R315 in this Partner Center account.',
      },
      {
        path: `${APP}/listflights?top=100`,
        meaning: 'There is no app with the Store ID 9NBLGGH4R315 in this Partner Center account.',
      },
      {
        path: FLIGHT,
        meaning: 'App 9NBLGGH4R315 has no package flight with the ID 43e448df-97c9-4a43-a0bc-2a445e736bcd.',
      },
      {
        path: ADD_ON,
        meaning: 'There is no add-on with the Store ID 9NBLGGH4TNMP in this Partner Center account.',
      },
      {
        path: `${APP}/submissions/999/status`,
        meaning: 'Submission 999 does not belong to app 9NBLGGH4R315, or was deleted.',
      },
      {
        path: `${FLIGHT}/submissions/999`,
        meaning:
          'Submission 999 does not belong to flight 43e448df-97c9-4a43-a0bc-2a445e736bcd of app 9NBLGGH4R315, or was deleted.',
      },
    ].map(({ path, meaning }) => ({
      name: `nothing at ${path}`,
      refusal: { status: 404, code: 'ResourceNotFound', reason: 'Resource can not be found', path },
      hint: { meaning },
    })),
    {
      name: 'a submission that Partner Center has touched',
      refusal: {
        method: 'PUT',
        status: 400,
        code: 'InvalidOperation',
        reason:
          'Ingestion API can only update, delete, and commit submissions that are created through the API. Please delete the current in-progress submission and create one using the API',
      },
      hint: {
        advice:
          'The submission was created or changed in Partner Center: delete it there, then run the job again.',
      },
    },
    {
      name: 'a product that the API cannot publish',
      refusal: {
        status: 409,
        code: 'InvalidState',
        reason: 'This application uses features that are not supported by the submission API.',
      },
      hint: { advice: 'This product can only be published in Partner Center.' },
    },
    ...[
      { path: `${APP}/submissions/1`, advice: 'Check "submission" and "metadata-path".' },
      { path: `${FLIGHT}/submissions/1`, advice: 'Check "submission".' },
      { path: `${ADD_ON}/submissions/1`, advice: 'Check "submission" and "metadata-path".' },
    ].map(({ path, advice }) => ({
      name: `data that is rejected at ${path}`,
      refusal: { method: 'PUT', path, status: 400, reason: 'The size of AppListings must be 1 or more' },
      hint: {
        meaning: 'The Store rejected the submission data: The size of AppListings must be 1 or more.',
        advice,
      },
    })),
    {
      name: 'an outage after retries',
      refusal: { status: 500, retries: 5, correlationId: 'c-1' },
      hint: {
        meaning: 'The Store is failing (HTTP 500 after 5 retries).',
        advice: 'Try again later; if it persists, give Microsoft support correlation ID c-1.',
      },
    },
    {
      name: 'an outage with words',
      refusal: { status: 503, reason: 'Retry your operation using exponential backoff.', retries: 1 },
      hint: {
        meaning:
          'The Store is failing (HTTP 503 after 1 retry): Retry your operation using exponential backoff.',
        advice: 'Try again later; if it persists, ask Microsoft support.',
      },
    },
    {
      name: 'an outage that was not tried again',
      refusal: { status: 504 },
      hint: {
        meaning: 'The Store is failing (HTTP 504).',
        advice: 'Try again later; if it persists, ask Microsoft support.',
      },
    },
  ])('is known for $name', ({ refusal, hint }) => {
    expect(hintForRefusal(refusal)).toEqual(hint)
  })

  it.each<Refusal>([
    {},
    { status: 404 },
    { status: 404, code: 'ResourceNotFound', path: 'inappproducts?top=100' },
    { status: 404, code: 'ResourceNotFound', path: 'inappproducts' },
    { status: 409, code: 'InvalidState' },
    { status: 429 },
    { status: 400, reason: 'The size of AppListings must be 1 or more' },
    { status: 403, meaning: 'A web page came in place of an answer.' },
  ])('is not guessed for %j', (refusal) => {
    expect(hintForRefusal(refusal)).toEqual({})
  })
})

describe('A refusal in disguise', () => {
  it.each([
    [503, 'Account service is experiencing issue. Please try again later.', true],
    [503, 'Service unavailable', false],
    [500, 'Account service', false],
    [503, undefined, false],
  ])('is one by status and words: %j %j', (status, reason, is) => {
    expect(isRefusalInDisguise({ status, ...(reason === undefined ? {} : { reason }) })).toBe(is)
  })
})

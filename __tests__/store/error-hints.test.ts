import { describe, expect, it } from '@jest/globals'
import type { Proof } from '../../src/store/credential.ts'
import { adviceForRefusal, adviceForStatus, adviceForToken } from '../../src/store/error-hints.ts'

describe('What to do about an error of the Store', () => {
  it.each([
    ['InvalidArchive', 'unzip -t'],
    ['MissingFiles', 'in the ZIP'],
    ['PackageValidationFailed', 'Certification Kit'],
    ['InvalidMicrosoftAgeRating', 'age rating'],
    ['InvalidState', 'Partner Center'],
    ['ServiceError', 'run the job again'],
    ['IsInternalError', 'run the job again'],
  ])('is known for %s', (code, words) => {
    expect(adviceForStatus(code)).toContain(words)
  })

  it.each(['Other', 'SomethingNew', '', 'constructor', '__proto__'])('is not guessed for %p', (code) => {
    expect(adviceForStatus(code)).toBeUndefined()
  })
})

describe('What to do when Entra gives no token', () => {
  it.each([
    [['7000215'], 'not its id'],
    [['7000222'], 'has expired'],
    [['700016'], '"client-id"'],
    [['90002'], '"tenant-id"'],
    [['900023'], '"tenant-id"'],
    [['500011'], 'Partner Center'],
    [['1', '7000222'], 'has expired'],
    [[7000215], 'not its id'],
  ])('is known for %j', (codes, words) => {
    expect(adviceForToken(codes)).toContain(words)
  })

  it.each<[kind: Proof['kind'], code: string, words: string]>([
    ['github-oidc', '700213', 'audience api://AzureADTokenExchange'],
    ['github-oidc', '70021', 'issuer https://token.actions.githubusercontent.com'],
    ['github-oidc', '700211', 'federated credential'],
    ['github-oidc', '700212', 'federated credential'],
    ['github-oidc', '7002138', 'case of letters'],
    ['github-oidc', '70025', 'federated credential'],
    ['github-oidc', '700016', '"client-id"'],
    ['certificate', '700027', 'uploaded'],
    ['certificate', '7000222', 'The certificate has expired'],
    ['certificate', '700024', 'clock'],
    ['certificate', '90002', '"tenant-id"'],
    ['secret', '7000222', 'The client secret has expired'],
  ])('is known for a %s and %s', (kind, code, words) => {
    expect(adviceForToken([code], kind)).toContain(words)
  })

  it.each<[kind: Proof['kind'], code: string]>([
    ['secret', '700213'],
    ['certificate', '70025'],
    ['github-oidc', '700027'],
  ])('is not taken from another kind of credential: %s and %s', (kind, code) => {
    expect(adviceForToken([code], kind)).toBeUndefined()
  })

  it.each([[[]], [['1']], [[undefined]]])('is not guessed for %j', (codes) => {
    expect(adviceForToken(codes)).toBeUndefined()
  })
})

describe('What to do about a refusal of the Store', () => {
  it.each<{ name: string; refusal: Parameters<typeof adviceForRefusal>[0]; words: string }>([
    {
      name: 'an account that is not linked',
      refusal: { status: 401, code: 'Unauthorized', reason: 'Identity cannot be authorized.' },
      words: 'Manager role',
    },
    {
      name: 'an account that is not linked, which looks like an outage',
      refusal: { status: 503, reason: 'Account service is experiencing issue. Please try again later.' },
      words: 'Manager role',
    },
    { name: 'a role that is too weak', refusal: { status: 403 }, words: 'another account' },
    {
      name: 'a submission that Partner Center has touched',
      refusal: {
        status: 400,
        code: 'InvalidOperation',
        reason:
          'Ingestion API can only update, delete, and commit submissions that are created through the API. Please delete the current in-progress submission and create one using the API',
      },
      words: 'delete it there',
    },
    {
      name: 'a product that the API can not publish',
      refusal: {
        status: 409,
        code: 'InvalidState',
        reason: 'This application uses features that are not supported by the submission API.',
      },
      words: 'only be published in Partner Center',
    },
    {
      name: 'an id that does not exist',
      refusal: { status: 404, code: 'ResourceNotFound', reason: 'Resource can not be found' },
      words: 'Check the ids',
    },
  ])('is known for $name', ({ refusal, words }) => {
    expect(adviceForRefusal(refusal)).toContain(words)
  })

  it.each<Parameters<typeof adviceForRefusal>[0]>([
    {},
    { status: 503, reason: 'Service unavailable' },
    { status: 404 },
    { status: 409, code: 'InvalidState' },
    { status: 400, reason: 'The size of AppListings must be 1 or more' },
  ])('is not guessed for %j', (refusal) => {
    expect(adviceForRefusal(refusal)).toBeUndefined()
  })
})

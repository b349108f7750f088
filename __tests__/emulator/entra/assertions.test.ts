import { generateKeyPairSync } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { type Emulator, startEmulator } from '../../../emulator/emulator.ts'
import { type SampleCertificate, sampleCertificate } from '../../../emulator/fixtures/sample-certificate.ts'
import { seeds } from '../../../emulator/fixtures/seeds.ts'
import { type Answer, answerOf, goodForm, goodFormV2, requestToken, tokenPaths } from '../client.ts'
import { assertion, jwt } from './assertion.ts'

let emulator: Emulator
let certificate: SampleCertificate
let otherKey: string
beforeAll(async () => {
  emulator = await startEmulator({ blobs: 'discard' })
  certificate = sampleCertificate()
  emulator.store.certificates.push(certificate.certificate)
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  otherKey = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
})
beforeEach(() => emulator.reset())
afterAll(async () => {
  expect(emulator.unknownRequests).toEqual([])
  await emulator.close()
})

const forms = { v1: goodForm, v2: goodFormV2 }
const versions = ['v1', 'v2'] as const
type Version = (typeof versions)[number]

/** Asks for a token with an assertion in place of the secret. */
async function logIn(version: Version, token: string): Promise<Answer> {
  const { client_secret: _, ...form } = forms[version]
  return await requestToken(emulator.url, { ...form, ...assertion(token) }, seeds.tenantId, version)
}

const codeOf = ({ body }: Answer): number | undefined => (body as { error_codes?: number[] }).error_codes?.[0]

const now = (): number => Math.floor(Date.now() / 1000)

describe.each(versions)('an assertion of a certificate on %s', (version) => {
  const tokenUrl = (name: Version): string => `${emulator.url}/${seeds.tenantId}/${tokenPaths[name]}`
  const claims = (): object => ({
    iss: seeds.clientId,
    sub: seeds.clientId,
    aud: tokenUrl(version),
    jti: '1',
    nbf: now() - 5,
    iat: now() - 5,
    exp: now() + 300,
  })
  const header = (alg: string) => ({ alg, 'x5t#S256': certificate.thumbprint })

  it.each(['PS256', 'RS256'])('is a credential when it is signed with %s', async (alg) => {
    const token = jwt(claims(), header(alg), certificate.privateKey)
    expect((await logIn(version, token)).status).toBe(200)
  })

  it.each([
    {
      name: 'for the other endpoint',
      change: () => ({ aud: tokenUrl(version === 'v1' ? 'v2' : 'v1') }),
      code: 700023,
    },
    { name: 'for somebody else', change: () => ({ sub: 'somebody' }), code: 700021 },
    { name: 'without an id', change: () => ({ jti: undefined }), code: 50027 },
    { name: 'that has expired', change: () => ({ exp: now() - 5 }), code: 700024 },
    { name: 'without an end', change: () => ({ exp: undefined }), code: 700024 },
    { name: 'for later', change: () => ({ nbf: now() + 900 }), code: 700024 },
  ])('is refused $name', async ({ change, code }) => {
    const token = jwt({ ...claims(), ...change() }, header('PS256'), certificate.privateKey)
    const answer = await logIn(version, token)
    expect([answer.status, codeOf(answer)]).toEqual([401, code])
  })

  it.each([
    { name: 'another key', token: () => jwt(claims(), header('PS256'), otherKey) },
    { name: 'no key', token: () => jwt(claims(), header('PS256')) },
    { name: 'no algorithm', token: () => jwt(claims(), header('none'), certificate.privateKey) },
    { name: 'an unnamed one', token: () => jwt(claims(), { alg: 'PS256' }, certificate.privateKey) },
  ])('is refused when it is signed with $name', async ({ token }) => {
    expect(codeOf(await logIn(version, token()))).toBe(700027)
  })
})

describe.each(versions)('an assertion of GitHub on %s', (version) => {
  it('is a credential', async () => {
    expect((await logIn(version, emulator.github.signToken())).status).toBe(200)
  })

  it.each([
    { name: 'another issuer', change: () => ({ iss: 'https://evil.example' }), code: 700211 },
    { name: 'another audience', change: () => ({ aud: 'https://github.com/contoso' }), code: 700212 },
    { name: 'another subject', change: () => ({ sub: 'repo:contoso/demo:pull_request' }), code: 700213 },
    {
      name: 'the subject in another case',
      change: () => ({ sub: seeds.federatedSubject.replace('contoso', 'Contoso') }),
      code: 7002138,
    },
    { name: 'an end in the past', change: () => ({ exp: now() - 1 }), code: 700024 },
  ])('is refused with $name', async ({ change, code }) => {
    const answer = await logIn(version, emulator.github.signToken(change()))
    expect([answer.status, codeOf(answer)]).toEqual([401, code])
  })

  it.each([
    { name: 'another key', key: () => otherKey },
    { name: 'no key', key: () => undefined },
  ])('is refused when it is signed with $name', async ({ key }) => {
    const [, claims = ''] = emulator.github.signToken().split('.')
    const copied = JSON.parse(Buffer.from(claims, 'base64url').toString()) as object
    expect(codeOf(await logIn(version, jwt(copied, { alg: 'RS256' }, key())))).toBe(700027)
  })

  it('follows the federated credential, and needs one', async () => {
    emulator.store.federatedSubject = 'repo:contoso/demo:environment:store'
    emulator.github.subject = 'repo:contoso/demo:environment:store'
    expect((await logIn(version, emulator.github.signToken())).status).toBe(200)
    emulator.store.federatedSubject = undefined
    expect(codeOf(await logIn(version, emulator.github.signToken()))).toBe(70025)
  })

  it.each(['', 'x.y.z', 'only-one-part'])('is refused when it is no JWT: "%s"', async (token) => {
    expect(codeOf(await logIn(version, token))).toBe(50027)
  })
})

describe("GitHub's endpoint", () => {
  const request = async (more = '', bearer?: string): Promise<Answer> => {
    const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } =
      emulator.github.environment
    const headers = { Authorization: `Bearer ${bearer ?? token}` }
    return await answerOf(await fetch(`${url}${more}`, { headers }))
  }
  const tokenIn = ({ body }: Answer): string => (body as { value: string }).value
  const claimsOf = (answer: Answer): object =>
    JSON.parse(Buffer.from(tokenIn(answer).split('.')[1] ?? '', 'base64url').toString()) as object

  it('gives a job a token that Entra takes, and counts them', async () => {
    const answer = await request('&audience=api%3A%2F%2FAzureADTokenExchange')
    expect(answer).toMatchObject({ status: 200, body: { count: tokenIn(answer).length } })
    expect(claimsOf(answer)).toMatchObject({
      iss: 'https://token.actions.githubusercontent.com',
      aud: 'api://AzureADTokenExchange',
      sub: seeds.federatedSubject,
    })
    expect((await logIn('v2', tokenIn(answer))).status).toBe(200)
    await request('&audience=x')
    expect(emulator.github.issued).toBe(2)
    emulator.reset()
    expect(emulator.github.issued).toBe(0)
  })

  it("names the owner's page when no audience is asked for", async () => {
    expect(claimsOf(await request())).toMatchObject({ aud: 'https://github.com/contoso' })
  })

  it('follows the knobs for the subject and the lifetime', async () => {
    emulator.github.subject = 'repo:contoso/demo:pull_request'
    emulator.github.lifetimeInSeconds = -60
    const answer = await request('&audience=api://AzureADTokenExchange')
    expect(claimsOf(answer)).toMatchObject({ sub: 'repo:contoso/demo:pull_request' })
    emulator.store.federatedSubject = 'repo:contoso/demo:pull_request'
    expect(codeOf(await logIn('v2', tokenIn(answer)))).toBe(700024)
  })

  it('refuses who has not the token of the job', async () => {
    expect(await request('', 'made-up')).toMatchObject({ status: 401, body: { message: 'Unauthorized' } })
    expect(emulator.github.issued).toBe(0)
    expect(emulator.requestLog.at(-1)?.headers['authorization']).toBe('***')
  })
})

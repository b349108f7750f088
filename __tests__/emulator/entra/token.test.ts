import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { type Emulator, startEmulator } from '../../../emulator/emulator.ts'
import { conditionNames } from '../../../emulator/entra/conditions.ts'
import { seedPaths, seeds } from '../../../emulator/fixtures/seeds.ts'
import { answerOf, goodForm, goodFormV2, requestToken } from '../client.ts'

describe('the token endpoint', () => {
  let emulator: Emulator
  beforeAll(async () => {
    emulator = await startEmulator({ blobs: 'discard' })
  })
  afterAll(async () => {
    await emulator.close()
  })

  const readApp = async (token: string | undefined): Promise<number> => {
    const headers: Record<string, string> = token === undefined ? {} : { Authorization: `Bearer ${token}` }
    return (await fetch(`${emulator.url}/v1.0/my/${seedPaths.app}`, { headers })).status
  }
  const tokenFor = async (resource: string): Promise<string> => {
    const { body } = await requestToken(emulator.url, { ...goodForm, resource })
    return (body as { access_token: string }).access_token
  }

  it('answers in strings, as the v1 endpoint does', async () => {
    const before = Math.floor(Date.now() / 1000)
    const { status, body } = await requestToken(emulator.url)
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        token_type: 'Bearer',
        expires_in: '3599',
        ext_expires_in: '3599',
        expires_on: expect.stringMatching(/^\d+$/),
        not_before: expect.stringMatching(/^\d+$/),
        resource: 'https://manage.devcenter.microsoft.com',
        access_token: expect.any(String),
      },
    })
    expect(Number((body as { expires_on: string }).expires_on)).toBeGreaterThanOrEqual(before + 3599)
  })

  it('takes the type of a form in any case', async () => {
    const { status } = await fetch(`${emulator.url}/${seeds.tenantId}/oauth2/token`, {
      method: 'POST',
      headers: { 'Content-Type': 'Application/X-WWW-Form-URLEncoded; charset=UTF-8' },
      body: String(new URLSearchParams(goodForm)),
    })
    expect(status).toBe(200)
  })

  it('takes the parts of a multipart form, and keeps the secret out of the request log', async () => {
    const body = new FormData()
    for (const [name, value] of Object.entries(goodForm)) body.append(name, value)
    const { status } = await fetch(`${emulator.url}/${seeds.tenantId}/oauth2/token`, { method: 'POST', body })
    const logged = emulator.requestLog.at(-1)?.body ?? ''
    expect({ status, secret: /name="client_secret"\s+(.*)/.exec(logged)?.[1] }).toEqual({
      status: 200,
      secret: '***',
    })
  })

  it.each([
    {
      name: 'a wrong secret',
      form: { client_secret: 'wrong' },
      status: 401,
      error: 'invalid_client',
      code: 7000215,
    },
    {
      name: 'a secret that has expired',
      form: { client_secret: seeds.expiredSecret },
      status: 401,
      error: 'invalid_client',
      code: 7000222,
    },
    { name: 'no secret', form: { client_secret: '' }, status: 401, error: 'invalid_client', code: 7000218 },
    {
      name: 'an unknown client',
      form: { client_id: '11111111-1111-1111-1111-111111111111' },
      status: 400,
      error: 'unauthorized_client',
      code: 700016,
    },
    {
      name: 'another resource',
      form: { resource: 'https://x.example' },
      status: 400,
      error: 'invalid_resource',
      code: 500011,
    },
    { name: 'no grant', form: { grant_type: '' }, status: 400, error: 'invalid_request', code: 900144 },
    {
      name: 'another grant',
      form: { grant_type: 'password' },
      status: 400,
      error: 'unsupported_grant_type',
      code: 70003,
    },
    {
      name: 'a broken assertion',
      form: { client_assertion: 'x.y.z' },
      status: 401,
      error: 'invalid_client',
      code: 50027,
    },
  ])('refuses $name', async ({ form, status, error, code }) => {
    const answer = await requestToken(emulator.url, { ...goodForm, ...form })
    expect({ status: answer.status, body: answer.body }).toEqual({
      status,
      body: {
        error,
        error_description: expect.stringMatching(
          new RegExp(`^AADSTS${code}: .+ Trace ID: .+ Correlation ID: .+ Timestamp: `),
        ),
        error_codes: [code],
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/),
        trace_id: expect.any(String),
        correlation_id: expect.any(String),
        error_uri: `https://login.microsoftonline.com/error?code=${code}`,
      },
    })
  })

  it('knows the tenant by its domain', async () => {
    expect(await requestToken(emulator.url, goodForm, seeds.tenantDomain)).toMatchObject({ status: 200 })
  })

  it.each([
    { tenant: '22222222-2222-2222-2222-222222222222', code: 90002 },
    { tenant: 'fabrikam.example', code: 90002 },
    { tenant: 'not!a!tenant', code: 900023 },
  ])('does not know the tenant $tenant', async ({ tenant, code }) => {
    const { status, body } = await requestToken(emulator.url, goodForm, tenant)
    expect({ status, body }).toMatchObject({
      status: 400,
      body: { error: 'invalid_request', error_codes: [code] },
    })
  })

  it.each(conditionNames)(
    'gives no token in the condition %s, and does so again after a reset',
    async (name) => {
      emulator.store.condition = name
      const refused = await requestToken(emulator.url)
      emulator.reset()
      const granted = await requestToken(emulator.url)
      expect([refused.status >= 400 && refused.status < 402, refused.body, granted.status]).toEqual([
        true,
        expect.objectContaining({ error_codes: [expect.any(Number)] }),
        200,
      ])
    },
  )

  it.each([
    { condition: 'tenant-blocked', form: { client_id: 'unknown' }, code: 5000225 },
    { condition: 'application-disabled', form: { client_id: 'unknown' }, code: 700016 },
    { condition: 'application-disabled', form: { client_secret: 'wrong' }, code: 7000112 },
    { condition: 'conditional-access', form: { client_secret: 'wrong' }, code: 7000215 },
  ] as const)('tells $code first in the condition $condition', async ({ condition, form, code }) => {
    emulator.store.condition = condition
    const { body } = await requestToken(emulator.url, { ...goodForm, ...form })
    emulator.reset()
    expect(body).toMatchObject({ error_codes: [code] })
  })

  it('does not read a body that is no form', async () => {
    const url = `${emulator.url}/${seeds.tenantId}/oauth2/token`
    const headers = { 'Content-Type': 'application/json' }
    const answer = await answerOf(
      await fetch(url, { method: 'POST', headers, body: JSON.stringify(goodForm) }),
    )
    expect(answer).toMatchObject({ status: 400, body: { error_codes: [900144] } })
  })

  it('gives a token for a resource with a trailing slash, which the Store refuses', async () => {
    expect(await readApp(await tokenFor('https://manage.devcenter.microsoft.com/'))).toBe(401)
  })

  it.each([
    { name: 'without a token', token: undefined },
    { name: 'with an unknown token', token: 'made-up' },
  ])('refuses requests $name, and says for whom', async ({ token }) => {
    const headers: Record<string, string> = token === undefined ? {} : { Authorization: `Bearer ${token}` }
    const {
      status,
      body,
      headers: answered,
    } = await answerOf(await fetch(`${emulator.url}/v1.0/my/${seedPaths.app}`, { headers }))
    const id = answered.get('ms-correlationid')
    const message = `Identity cannot be authorized. CorrelationId: ${id}`
    expect({ status, body }).toEqual({ status: 401, body: { code: 'Unauthorized', message } })
  })

  it('refuses tokens that were revoked or have expired', async () => {
    const revoked = await tokenFor('https://manage.devcenter.microsoft.com')
    expect(await readApp(revoked)).toBe(200)
    emulator.store.tokens.revokeAll()
    expect(await readApp(revoked)).toBe(401)

    emulator.store.tokens.lifetimeInSeconds = 0
    expect(await readApp(await tokenFor('https://manage.devcenter.microsoft.com'))).toBe(401)
    emulator.store.tokens.lifetimeInSeconds = 3599
    expect(await readApp(await tokenFor('https://manage.devcenter.microsoft.com'))).toBe(200)
  })
})

describe('the v2 token endpoint', () => {
  let emulator: Emulator
  beforeAll(async () => {
    emulator = await startEmulator({ blobs: 'discard' })
  })
  beforeEach(() => emulator.reset())
  afterAll(async () => {
    await emulator.close()
  })

  const request = (form: Record<string, string>, tenant: string = seeds.tenantId) =>
    requestToken(emulator.url, form, tenant, 'v2')
  const readApp = async (body: unknown): Promise<number> => {
    const headers = { Authorization: `Bearer ${(body as { access_token: string }).access_token}` }
    return (await fetch(`${emulator.url}/v1.0/my/${seedPaths.app}`, { headers })).status
  }

  it('answers in numbers, and its token is as good', async () => {
    emulator.store.tokens.lifetimeInSeconds = 1800
    const { status, body } = await request(goodFormV2)
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        token_type: 'Bearer',
        expires_in: 1800,
        ext_expires_in: 1800,
        access_token: expect.any(String),
      },
    })
    expect(await readApp(body)).toBe(200)
  })

  it.each([
    {
      name: 'a wrong secret',
      form: { client_secret: 'wrong' },
      status: 401,
      error: 'invalid_client',
      code: 7000215,
    },
    { name: 'no scope', form: { scope: '' }, status: 400, error: 'invalid_request', code: 900144 },
    {
      name: 'a scope without a suffix',
      form: { scope: 'https://manage.devcenter.microsoft.com' },
      status: 400,
      error: 'invalid_scope',
      code: 1002012,
    },
    {
      name: 'two scopes',
      form: { scope: 'openid https://manage.devcenter.microsoft.com/.default' },
      status: 400,
      error: 'invalid_scope',
      code: 1002012,
    },
    {
      name: 'another scope',
      form: { scope: 'https://x.example/.default' },
      status: 400,
      error: 'invalid_resource',
      code: 500011,
    },
    {
      name: 'a resource',
      form: { resource: 'https://manage.devcenter.microsoft.com' },
      status: 400,
      error: 'invalid_request',
      code: 901002,
    },
  ])('refuses $name', async ({ form, status, error, code }) => {
    expect(await request({ ...goodFormV2, ...form })).toMatchObject({
      status,
      body: { error, error_codes: [code] },
    })
  })

  it('knows no other tenant', async () => {
    expect(await request(goodFormV2, 'fabrikam.example')).toMatchObject({ body: { error_codes: [90002] } })
  })

  it('gives a token for a scope with two slashes, which the Store refuses', async () => {
    const scope = 'https://manage.devcenter.microsoft.com//.default'
    const { status, body } = await request({ ...goodFormV2, scope })
    expect([status, await readApp(body)]).toEqual([200, 401])
  })
})

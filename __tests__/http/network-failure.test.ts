import { describe, expect, it } from '@jest/globals'
import { describeNetworkFailure, describePortal } from '../../src/http/network-failure.ts'

const url = new URL('https://login.microsoftonline.com/tenant/oauth2/token?x=hidden')
const proxy = new URL('http://user:hidden@proxy.example:3128')
const HOSTS = 'login.microsoftonline.com, manage.devcenter.microsoft.com and *.blob.core.windows.net'
const ALLOW = `Allow ${HOSTS} in the runner's network, or set "https_proxy" on the step.`
const coded = (code: string, message = `failed with ${code}`): Error =>
  Object.assign(new Error(message), { code })
const tunnel = (end: string): Error =>
  coded('ECONNRESET', `tunneling socket could not be established, ${end}`)

describe('A request that got no answer', () => {
  it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])(
    'could not reach the server: %s',
    (code) => {
      expect(describeNetworkFailure(coded(code), { url, proxy: undefined })).toEqual({
        host: 'login.microsoftonline.com',
        meaning: `Cannot reach login.microsoftonline.com (${code}).`,
        advice: ALLOW,
        unsent: true,
      })
    },
  )

  it('has a reason even when none of the addresses of a name answers', () => {
    const error = Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' })
    expect(describeNetworkFailure(error, { url, proxy: undefined })).toMatchObject({
      meaning: 'Cannot reach login.microsoftonline.com (ECONNREFUSED).',
    })
  })

  it.each([
    ['connect ECONNREFUSED 20.190.1.2:443', 'ECONNREFUSED 20.190.1.2:443'],
    ['connect EHOSTUNREACH 20.190.1.2:443 - Local (0.0.0.0:0)', 'EHOSTUNREACH 20.190.1.2:443'],
    ['getaddrinfo ENOTFOUND login.microsoftonline.com', 'ENOTFOUND'],
  ])(
    'has the words of the system once, with an address that is not the server name: %s',
    (message, words) => {
      const error = coded(/E[A-Z_]+/.exec(message)?.[0] ?? '', message)
      const { meaning, reason } = describeNetworkFailure(error, { url, proxy: undefined })
      expect({ meaning, reason }).toEqual({
        meaning: `Cannot reach login.microsoftonline.com (${words}).`,
        reason: undefined,
      })
    },
  )

  it.each([
    'https://manage.devcenter.microsoft.com/v1.0/my/applications/1',
    'https://productingestionbin1.blob.core.windows.net/ingestion/1?sig=hidden',
    'https://login.microsoftonline.com/',
  ])('names three hosts for each of them: %s', (address) => {
    const { advice } = describeNetworkFailure(coded('ENOTFOUND'), { url: new URL(address), proxy: undefined })
    expect(advice).toBe(ALLOW)
  })

  it.each(['https://store.example:8443/', 'https://evilblob.core.windows.net.example/'])(
    'names the host, too, when it is another one: %s',
    (address) => {
      const other = new URL(address)
      const { advice } = describeNetworkFailure(coded('ENOTFOUND'), { url: other, proxy: undefined })
      expect(advice).toContain(`Allow ${other.host}, ${HOSTS} in`)
    },
  )

  it.each<{ name: string; error: Error; expected: object }>([
    {
      name: 'is not there',
      error: tunnel('cause=connect ECONNREFUSED 10.0.0.1:3128'),
      expected: {
        meaning:
          'Cannot reach the proxy http://proxy.example:3128, which leads to login.microsoftonline.com (ECONNREFUSED 10.0.0.1:3128).',
        advice: 'Check "https_proxy" on the step, or list the hosts that need no proxy in "no_proxy".',
        unsent: true,
      },
    },
    {
      name: 'hangs up',
      error: tunnel('cause=socket hang up'),
      expected: {
        meaning:
          'Cannot reach the proxy http://proxy.example:3128, which leads to login.microsoftonline.com (socket hang up).',
        advice: 'Check "https_proxy" on the step, or list the hosts that need no proxy in "no_proxy".',
        unsent: true,
      },
    },
    {
      name: 'refuses the host',
      error: tunnel('statusCode=403'),
      expected: {
        meaning:
          'The proxy http://proxy.example:3128 does not connect to login.microsoftonline.com (HTTP 403).',
        advice: `Allow ${HOSTS} in the proxy.`,
        unsent: true,
        final: true,
      },
    },
    {
      name: 'wants a password',
      error: tunnel('statusCode=407'),
      expected: {
        meaning:
          'The proxy http://proxy.example:3128 does not connect to login.microsoftonline.com (HTTP 407).',
        advice: 'Set the user name and password of the proxy in "https_proxy" on the step.',
        unsent: true,
        final: true,
      },
    },
    {
      name: 'reaches the host no better, which may pass',
      error: tunnel('statusCode=502'),
      expected: {
        meaning:
          'The proxy http://proxy.example:3128 does not connect to login.microsoftonline.com (HTTP 502).',
        advice: `Allow ${HOSTS} in the proxy.`,
        unsent: true,
      },
    },
  ])('names the proxy that $name, without its password', ({ error, expected }) => {
    expect(describeNetworkFailure(error, { url, proxy })).toEqual({
      host: url.host,
      ...expected,
    })
  })

  it.each([
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  ])('met a certificate that is not trusted, which does not pass: %s', (code) => {
    expect(describeNetworkFailure(coded(code), { url, proxy })).toMatchObject({
      meaning: `The TLS certificate of login.microsoftonline.com is not trusted (${code}).`,
      advice: expect.stringContaining('"NODE_EXTRA_CA_CERTS" on the step'),
      unsent: true,
      final: true,
    })
  })

  it.each([
    ['CERT_HAS_EXPIRED', "not valid at the runner's current time"],
    ['CERT_NOT_YET_VALID', "not valid at the runner's current time"],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'another server'],
  ])('met a certificate that is no good: %s', (code, words) => {
    const { meaning, final } = describeNetworkFailure(coded(code), { url, proxy: undefined })
    expect([meaning?.includes(words), final]).toEqual([true, true])
  })

  it.each([coded('ECONNRESET', 'socket hang up'), new Error('no answer within 300 s'), 'a text'])(
    'is not explained where nothing is known, and may have had an effect: %s',
    (error) => {
      expect(describeNetworkFailure(error, { url, proxy: undefined })).toEqual({
        host: url.host,
        reason: error instanceof Error ? error.message : error,
      })
    },
  )
})

describe('An answer that is not the server’s own', () => {
  const advice = `A proxy or a sign-in page of the network is in the way. Allow ${HOSTS} in the runner's network.`

  it.each([200, 403, 407, 511])('is a web page with the status %i', (status) => {
    expect(describePortal(status, 'Sign in', url)).toEqual({
      reason: 'Sign in',
      meaning: `Instead of an answer from login.microsoftonline.com, a web page ("Sign in") was received (HTTP ${status}).`,
      advice,
    })
  })

  it.each([302, 307])('is a redirect: %i', (status) => {
    expect(describePortal(status, undefined, url)).toEqual({
      meaning: `The request to login.microsoftonline.com was redirected (HTTP ${status}).`,
      advice,
    })
  })

  it.each<[status: number, page: string | undefined]>([
    [200, undefined],
    [403, undefined],
    // The Store's own gateway answers so.
    [404, 'Not found'],
    [504, 'Gateway Time-out'],
  ])('is not seen in a %i with %j', (status, page) => {
    expect(describePortal(status, page, url)).toBeUndefined()
  })
})

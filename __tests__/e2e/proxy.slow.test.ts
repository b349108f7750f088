import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals'
import { type Emulator, startEmulator } from '../../emulator/emulator.ts'
import { runBundle } from '../support/run-action.ts'
import { type AnsweringServer, answering } from '../support/servers/answering-server.ts'
import { certificateFor } from '../support/servers/certificate-authority.ts'
import { startProxy, startTlsFront, type TestProxy, type TlsFront } from '../support/servers/proxy.ts'
import { describeOnEachNode } from '../support/sources/nodes.ts'
import { PRODUCTS } from '../support/store-run.ts'
import { emulator, files, useEmulator, useFiles } from '../support/use-emulator.ts'

// Names that no name server knows (https://www.rfc-editor.org/rfc/rfc2606#section-2): only the proxy leads to them.
const HOSTS = { token: 'login.example.test', api: 'store.example.test', blobs: 'blobs.example.test' }

const [app] = PRODUCTS

useEmulator({ publicUrl: `https://${HOSTS.blobs}` })
useFiles()

let front: TlsFront
let proxy: TestProxy
let authority: string

beforeAll(async () => {
  const certificate = certificateFor(Object.values(HOSTS))
  authority = await files.add('authority.pem', certificate.authority)
  front = await startTlsFront(Number(new URL(emulator.url).port), certificate)
  proxy = await startProxy(front.port)
})

afterAll(async () => {
  await proxy[Symbol.asyncDispose]()
  await front[Symbol.asyncDispose]()
})

beforeEach(() => {
  proxy.reset()
})

const asked = (): readonly string[] => [...new Set(proxy.asked)].sort()
const portsOf = (...hosts: readonly string[]): readonly string[] => hosts.map((host) => `${host}:443`).sort()

describeOnEachNode('dist/index.js behind a proxy', (node) => {
  const publish = (
    env: Readonly<Record<string, string>>,
    inputs: Readonly<Record<string, string>> = { 'max-retries': '0' },
  ) =>
    runBundle({
      emulator,
      node,
      env: { https_proxy: proxy.url, NODE_EXTRA_CA_CERTS: authority, ...env },
      inputs: {
        ...app.ids,
        'zip-path': files.zip,
        'wait-for': 'published',
        'store-api-url': `https://${HOSTS.api}`,
        'authority-host': `https://${HOSTS.token}`,
        ...inputs,
      },
    })

  it('signs in, calls the Store and uploads through it, in tunnels that it cannot look into', async () => {
    const { exitCode, log, outputs } = await publish({})

    expect({ exitCode, log: exitCode === 0 ? '' : log, status: outputs['status'] }).toEqual({
      exitCode: 0,
      log: '',
      status: 'Published',
    })
    expect({ asked: asked(), readable: proxy.readable }).toEqual({
      asked: portsOf(...Object.values(HOSTS)),
      readable: [],
    })
  })

  it('shows the access token to the Store and to nobody else', async () => {
    await publish({})

    const shownTo = emulator.requestLog.map(
      ({ headers }) => `${headers['host']}: ${'authorization' in headers ? 'token' : 'none'}`,
    )
    expect([...new Set(shownTo)].sort()).toEqual([
      `${HOSTS.blobs}: none`,
      `${HOSTS.token}: none`,
      `${HOSTS.api}: token`,
    ])
  })

  it('does not show the password of the proxy', async () => {
    proxy.refuse(403)

    const { exitCode, log, summary } = await publish({})

    expect({ exitCode, requests: emulator.requestLog.length }).toEqual({ exitCode: 1, requests: 0 })
    expect(log).toMatch(/::error::.*403/)
    expect(log + summary).not.toContain(proxy.password)
  })

  it.each(Object.entries(HOSTS))('leaves it out for what no_proxy names: %s', async (_, host) => {
    const { exitCode, log } = await publish({ no_proxy: host })

    expect({ exitCode, asked: asked().includes(`${host}:443`) }).toEqual({ exitCode: 1, asked: false })
    expect(log).toMatch(/::error::.*(ENOTFOUND|EAI_AGAIN)/)
    expect(emulator.store.product(app.path).pending).toBeUndefined()
  })

  it('goes on through it for what no_proxy does not name', async () => {
    const { exitCode } = await publish({ no_proxy: 'example.test:8443,other.test' })

    expect({ exitCode, asked: asked() }).toEqual({
      exitCode: 0,
      asked: portsOf(...Object.values(HOSTS)),
    })
  })

  it('sends nothing to a server whose certificate nobody vouches for', async () => {
    const { exitCode, log } = await publish({ NODE_EXTRA_CA_CERTS: '' })

    expect({ exitCode, requests: emulator.requestLog.length }).toEqual({ exitCode: 1, requests: 0 })
    expect(log).toMatch(/::error::.*certificate/)
  })

  it('does so also when certificate checks are switched off', async () => {
    const { exitCode, log } = await publish({
      NODE_EXTRA_CA_CERTS: '',
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
    })

    expect({ exitCode, requests: emulator.requestLog.length }).toEqual({ exitCode: 1, requests: 0 })
    expect(log).toMatch(/::error::.*certificate/)
  })

  it.each(Object.values(HOSTS))('ends in time when the proxy never connects it to %s', async (host) => {
    proxy.hold(host)

    const { exitCode, log } = await publish({}, { 'timeout-minutes': '0.03' })

    expect(exitCode).toBe(1)
    expect(log).toContain('("timeout-minutes")')
  })

  it('leaves it out for this machine', async () => {
    await using direct = await startEmulator()

    const { exitCode } = await publish(
      { http_proxy: proxy.url },
      { 'store-api-url': direct.url, 'authority-host': direct.url },
    )

    expect({ exitCode, asked: proxy.asked, readable: proxy.readable }).toEqual({
      exitCode: 0,
      asked: [],
      readable: [],
    })
  })
})

describeOnEachNode('dist/index.js, sent elsewhere', (node) => {
  let direct: Emulator
  let elsewhere: AnsweringServer
  beforeAll(async () => {
    direct = await startEmulator()
    elsewhere = await answering(() => ({ status: 200, body: { access_token: 'x', expires_in: 3600 } }))
  })
  afterAll(async () => {
    await direct.close()
    await elsewhere[Symbol.asyncDispose]()
  })

  // 307 asks for the same request with the same body, and 302 is what a login page is shown with.
  it.each([
    { what: 'the token', status: 307, match: { method: 'POST', path: /\/token$/ } },
    { what: 'the product', status: 302, match: { method: 'GET', path: /\/applications\/\w+$/ } },
    { what: 'the draft', status: 307, match: { method: 'POST', path: /\/submissions$/ } },
    { what: 'the update', status: 307, match: { method: 'PUT', path: /^\/v1\.0\// } },
    { what: 'the upload', status: 307, match: { method: 'PUT', path: /^\/ingestion\// } },
    { what: 'the commit', status: 307, match: { method: 'POST', path: /\/commit$/ } },
    { what: 'the status', status: 302, match: { method: 'GET', path: /\/status$/ } },
  ])('does not follow a redirect of $what', async ({ status, match }) => {
    direct.reset()
    const headers = { location: new URL('/elsewhere', elsewhere.url).href }
    direct.inject({ match, status, headers, times: Number.POSITIVE_INFINITY })

    const { exitCode, log } = await runBundle({
      emulator: direct,
      node,
      inputs: { ...app.ids, 'zip-path': files.zip, 'max-retries': '0' },
    })

    expect({ exitCode, seen: elsewhere.seen }).toEqual({ exitCode: 1, seen: [] })
    expect(log).toMatch(new RegExp(`::error::.*${status}`))
  })
})

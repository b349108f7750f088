import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { startEmulator } from '../../emulator/emulator.ts'
import { runBundle } from '../support/run-action.ts'
import { answering, type Reply } from '../support/servers/answering-server.ts'
import { certificateFor } from '../support/servers/certificate-authority.ts'
import { startProxy, startTlsFront, type TestProxy, type TlsFront } from '../support/servers/proxy.ts'
import { describeOnEachNode } from '../support/sources/nodes.ts'
import { PRODUCTS } from '../support/store-run.ts'
import { emulator, files, useEmulator, useFiles } from '../support/use-emulator.ts'

const [app] = PRODUCTS
const HOSTS = 'login.microsoftonline.com, manage.devcenter.microsoft.com and *.blob.core.windows.net'

useEmulator({ blobs: 'discard' })
useFiles()

let proxy: TestProxy
let front: TlsFront
let authority: string
/** Nobody listens there any more. */
let closedPort: number

beforeAll(async () => {
  const certificate = certificateFor(['localhost'])
  authority = await files.add('authority.pem', certificate.authority)
  front = await startTlsFront(Number(new URL(emulator.url).port), certificate)
  proxy = await startProxy(front.port)
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  closedPort = (server.address() as AddressInfo).port
  await new Promise((resolve) => server.close(resolve))
})

afterAll(async () => {
  await proxy[Symbol.asyncDispose]()
  await front[Symbol.asyncDispose]()
})

describeOnEachNode('dist/index.js, in a network that is in the way', (node) => {
  const run = (
    inputs: Readonly<Record<string, string>>,
    env: Readonly<Record<string, string>> = {},
    target = emulator,
  ) =>
    runBundle({
      emulator: target,
      node,
      env,
      inputs: { command: 'status', ...app.ids, 'max-retries': '0', ...inputs },
    })
  const errorIn = (log: string): string => /::error::(.*)/.exec(log)?.[1]?.replaceAll('%25', '%') ?? ''

  it.each(['authority-host', 'store-api-url'])('names the host whose port is closed: %s', async (input) => {
    const host = `127.0.0.1:${closedPort}`

    const { exitCode, log } = await run({ [input]: `http://${host}` })

    expect([exitCode, errorIn(log)]).toEqual([
      1,
      expect.stringContaining(
        `Cannot reach ${host} (ECONNREFUSED). Allow ${host}, ${HOSTS} in the runner's network, or set "https_proxy" on the step.`,
      ),
    ])
  })

  it('names the host of the storage whose port is closed, and leaves no draft', async () => {
    const host = `127.0.0.1:${closedPort}`
    await using target = await startEmulator({ blobs: 'discard', publicUrl: `http://${host}` })

    const { exitCode, log, summary } = await run({ command: 'publish', 'zip-path': files.zip }, {}, target)

    expect([exitCode, errorIn(log)]).toEqual([
      1,
      expect.stringMatching(
        new RegExp(
          `^Cannot reach ${host} \\(ECONNREFUSED\\)\\. Allow ${host}, .*\\(PUT upload \\(block 1 of 1\\)\\) .* was deleted\\. Nothing was committed`,
        ),
      ),
    ])
    const shown = log.replace(/^::add-mask::.*$/gm, '') + summary
    expect([target.store.product(app.path).pending, shown.includes('sig=')]).toEqual([undefined, false])
  })

  it('names the host whose name nobody knows', async () => {
    const { exitCode, log } = await run({ 'authority-host': 'https://login.example.invalid' })

    expect([exitCode, errorIn(log)]).toEqual([
      1,
      expect.stringMatching(
        /^Sign-in failed: Cannot reach login\.example\.invalid \((ENOTFOUND|EAI_AGAIN)\)\. Allow login\.example\.invalid, login\.microsoftonline\.com/,
      ),
    ])
  })

  it('says how to trust a certificate that nobody vouches for, which then helps', async () => {
    const host = `localhost:${front.port}`
    const inputs = { 'authority-host': `https://${host}` }

    const distrusting = await run({ ...inputs, 'max-retries': '5' })
    const trusting = await run(inputs, { NODE_EXTRA_CA_CERTS: authority })

    expect([distrusting.exitCode, errorIn(distrusting.log), trusting.exitCode]).toEqual([
      1,
      expect.stringMatching(
        new RegExp(
          `^Sign-in failed: The TLS certificate of ${host} is not trusted \\([A-Z_]+\\)\\. If your network inspects TLS, set the environment variable "NODE_EXTRA_CA_CERTS" on the step`,
        ),
      ),
      0,
    ])
    // It does not pass.
    expect(distrusting.log).not.toContain('Trying again')
  })

  it.each([
    { status: 403, advice: `Allow login.example.invalid, ${HOSTS} in the proxy.` },
    { status: 407, advice: 'Set the user name and password of the proxy in "https_proxy" on the step.' },
  ])('names the proxy that refuses to connect it with $status', async ({ status, advice }) => {
    proxy.refuse(status)
    const { origin } = new URL(proxy.url)

    const { exitCode, log, summary } = await run(
      { 'authority-host': 'https://login.example.invalid', 'max-retries': '5' },
      { https_proxy: proxy.url },
    )

    expect([exitCode, errorIn(log)]).toEqual([
      1,
      expect.stringContaining(
        `Sign-in failed: The proxy ${origin} does not connect to login.example.invalid (HTTP ${status}). ${advice}`,
      ),
    ])
    expect([log.includes('Trying again'), (log + summary).includes(proxy.password)]).toEqual([false, false])
  })

  it('names the proxy that is not there', async () => {
    const { exitCode, log } = await run(
      { 'authority-host': 'https://login.example.invalid' },
      { https_proxy: `http://127.0.0.1:${closedPort}` },
    )

    expect([exitCode, errorIn(log)]).toEqual([
      1,
      expect.stringContaining(
        `Cannot reach the proxy http://127.0.0.1:${closedPort}, which leads to login.example.invalid (ECONNREFUSED). Check "https_proxy" on the step`,
      ),
    ])
  })

  it.each<{ name: string; reply: Reply; says: RegExp }>([
    {
      name: 'a page',
      reply: { body: '<html><title>Guest WiFi</title><p>Please sign in</p></html>' },
      says: /^Sign-in failed: Instead of an answer from 127\.0\.0\.1:\d+, a web page \("Guest WiFi Please sign in"\) was received \(HTTP 200\)\. A proxy or a sign-in page of the network is in the way\./,
    },
    {
      name: 'a redirect',
      reply: { status: 302, headers: { location: 'https://wifi.example/' } },
      says: /^Sign-in failed: The request to 127\.0\.0\.1:\d+ was redirected \(HTTP 302\)\. A proxy or a sign-in page/,
    },
  ])('does not blame the secret for the sign-in page of a network: $name', async ({ reply, says }) => {
    await using portal = await answering(() => reply)

    const { exitCode, log } = await run({ 'authority-host': portal.url.origin })

    expect([exitCode, errorIn(log)]).toEqual([1, expect.stringMatching(says)])
    expect(log).not.toContain('client-secret')
  })
})

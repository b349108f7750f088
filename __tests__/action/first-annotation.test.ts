import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chdir, cwd } from 'node:process'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Emulator } from '../../emulator/emulator.ts'
import { sampleCertificate } from '../../emulator/fixtures/sample-certificate.ts'
import { samplePackage, zipOf } from '../../emulator/fixtures/sample-packages.ts'
import { seeds } from '../../emulator/fixtures/seeds.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { runAction } from '../support/run-action.ts'
import { certificateFor } from '../support/servers/certificate-authority.ts'
import { startTlsFront, type TlsFront } from '../support/servers/proxy.ts'
import { PRODUCTS, polling } from '../support/store-run.ts'
import { type TempFolder, tempFolder } from '../support/temp-folder.ts'
import { emulator, useEmulator } from '../support/use-emulator.ts'

useEmulator({ blobs: 'discard' })

const [app, flight] = PRODUCTS

type Inputs = Readonly<Record<string, string>>

/** A mistake or a fault that people meet. */
interface Case {
  readonly name: string
  readonly inputs?: Inputs | (() => Inputs)
  /** Files in the working directory. */
  readonly files?: Readonly<Record<string, Buffer | string | (() => Promise<Buffer>)>>
  readonly prepare?: (emulator: Emulator) => void
  /** The time of day on the runner's clock. */
  readonly now?: number
  /** The first annotation. */
  readonly says: string
}

let folder: TempFolder
let home: string
/** The emulator behind a certificate that nobody trusts. */
let front: TlsFront
/** Nobody listens there any more. */
let closedPort: number

beforeAll(async () => {
  front = await startTlsFront(Number(new URL(emulator.url).port), certificateFor(['localhost']))
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  closedPort = (server.address() as AddressInfo).port
  await new Promise((resolve) => server.close(resolve))
})

afterAll(async () => {
  await front[Symbol.asyncDispose]()
})

beforeEach(async () => {
  folder = await tempFolder()
  home = cwd()
  chdir(folder.path)
})

afterEach(async () => {
  chdir(home)
  await folder[Symbol.asyncDispose]()
})

/** Returns the first annotation of a run. What differs from run to run has a name. */
async function firstAnnotation({ inputs = {}, files = {}, prepare, now }: Case): Promise<string | undefined> {
  for (const [name, content] of Object.entries(files))
    await folder.add(name, typeof content === 'function' ? await content() : content)
  prepare?.(emulator)
  const given = typeof inputs === 'function' ? inputs() : inputs
  const { runner } = await runAction({
    emulator,
    clock: new FakeClock(now),
    inputs: {
      product: 'app',
      'app-id': seeds.app.appId,
      'max-retries': '0',
      ...polling('600', given),
      ...given,
    },
  })
  const annotations = runner.log.flatMap(
    (line) => /^::(?:error|warning)(?: [^:]*)?::(.*)$/s.exec(line)?.[1] ?? [],
  )
  const [first = runner.failure] = annotations
  return first
    ?.replaceAll(folder.path, '<folder>')
    .replaceAll(emulator.url.replace('http://', ''), '<emulator>')
    .replaceAll(`127.0.0.1:${closedPort}`, '<closed port>')
    .replaceAll(`localhost:${front.port}`, '<untrusted>')
    .replaceAll(seeds.tenantId, '<tenant>')
    .replaceAll(PAGE, '<page>')
    .replaceAll(HOSTS, '<hosts>')
    .replace(/correlation ID [\da-f-]{36}/g, 'correlation ID <ID>')
    .replace(/\d{19}/g, (id) => (id === seeds.app.publishedId ? '<live>' : '<new>'))
}

const NOTHING = 'Nothing was changed in the Store.'
const PAGE = `https://partner.microsoft.com/dashboard/products/${seeds.app.appId}`
const HOSTS = 'login.microsoftonline.com, manage.devcenter.microsoft.com and *.blob.core.windows.net'

const RELEASE = { packages: 'App.msix', 'wait-for': 'published' }
const packageOf = (options: Parameters<typeof samplePackage>[0] = {}): Required<Pick<Case, 'files'>> => ({
  files: { 'App.msix': () => samplePackage({ version: '1.1.0.0', architecture: 'neutral', ...options }) },
})
const zipOfPackage = async (): Promise<Buffer> =>
  await zipOf({ 'App.msix': await samplePackage({ version: '1.1.0.0', architecture: 'neutral' }) })
const listing = (name: string, content: Buffer | string = 'Text'): Pick<Case, 'inputs' | 'files'> => ({
  inputs: { 'metadata-path': 'listings', 'metadata-only': 'true' },
  files: { [`listings/${name}`]: content },
})
const json = (submission: string): Pick<Case, 'inputs'> => ({
  inputs: { submission, 'metadata-only': 'true' },
})

/** The start of a PNG, as far as its size goes. */
function png(width: number, height: number): Buffer {
  const header = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR        \x08\x06\0\0\0', 'latin1')
  header.writeUInt32BE(width, 16)
  header.writeUInt32BE(height, 20)
  return header
}

const { certificate, privateKey } = sampleCertificate()
const BROKEN_KEY = '-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----'
const withCertificate = (pem: string): Pick<Case, 'inputs'> => ({
  inputs: { command: 'status', 'client-secret': '', 'client-certificate': pem },
})

/** Lets the submission of the app end with a status, by default for one reason, with a report. */
const endingAs =
  (status: string, errors = [{ code: '10.1.1.1', details: '10.1.1.1 Inaccurate Representation' }]) =>
  ({ store }: Emulator): void => {
    const record = store.product(app.path)
    record.switches.statusScript = ['CommitStarted', status]
    record.switches.statusErrors = status === 'Canceled' ? [] : errors
    record.switches.certificationReports =
      status === 'Canceled' ? [] : [{ date: '2026-01-01T00:00:00Z', reportUrl: 'https://reports.example/1' }]
  }
const stuckIn =
  (status: string, isPending = false) =>
  ({ store }: Emulator): void => {
    const record = store.product(app.path)
    record.switches.statusScript = ['CommitStarted', status]
    if (isPending) record.addPending({ origin: 'api', status })
  }

const INPUTS: readonly Case[] = [
  {
    name: 'an empty tenant-id',
    inputs: { 'tenant-id': '' },
    says: `"tenant-id" is missing or empty. Set it to a GUID or a domain. If the workflow reads \${{ vars.STORE_TENANT_ID }}, check that this variable exists for the repository or the job's environment. ${NOTHING}`,
  },
  {
    name: 'an empty client-id',
    inputs: { 'client-id': '' },
    says: `"client-id" is missing or empty. Set it to the application (client) ID of the Entra application. If the workflow reads \${{ vars.STORE_CLIENT_ID }}, check that this variable exists for the repository or the job's environment. ${NOTHING}`,
  },
  {
    name: 'no credential',
    inputs: { 'client-secret': '' },
    says: `"client-secret" is missing or empty, and there is no other credential. (Secrets are empty for forks and Dependabot.) Set it, or "client-certificate", or use GitHub OIDC: add a federated credential to the Entra application, and to the job:\npermissions:\n  id-token: write\n  contents: read\n${NOTHING}`,
  },
  {
    name: 'two credentials',
    inputs: { 'client-certificate': certificate },
    says: `"client-certificate" cannot be combined with "client-secret"; use only one. ${NOTHING}`,
  },
  {
    name: 'no product at all',
    inputs: { product: '', 'app-id': '' },
    says: `"app-id" is missing or empty. Set it to the app's Store ID, e.g. 9NBLGGH4R315 (Partner Center > Product identity). If the workflow reads \${{ vars.STORE_APP_ID }}, check that this variable exists for the repository or the job's environment. (A flight needs "flight-id" as well, an add-on only "add-on-id".) ${NOTHING}`,
  },
  {
    name: 'an app without an ID',
    inputs: { 'app-id': '' },
    says: `"app-id" is missing or empty. Set it to the app's Store ID, e.g. 9NBLGGH4R315 (Partner Center > Product identity). If the workflow reads \${{ vars.STORE_APP_ID }}, check that this variable exists for the repository or the job's environment. ${NOTHING}`,
  },
  {
    name: 'a flight without an ID',
    inputs: { product: 'flight', ...RELEASE },
    says: `"flight-id" is missing or empty. A flight requires it or "flight-name". If the workflow reads \${{ vars.STORE_FLIGHT_ID }}, check that this variable exists for the repository or the job's environment. ${NOTHING}`,
  },
  {
    name: 'an add-on without an ID',
    inputs: { product: 'add-on', 'app-id': '' },
    says: `"add-on-id" is missing or empty. Set it to the add-on's Store ID (Partner Center > overview of the add-on). If the workflow reads \${{ vars.STORE_ADD_ON_ID }}, check that this variable exists for the repository or the job's environment. ${NOTHING}`,
  },
  {
    name: 'a flight for the product "app"',
    inputs: { 'flight-name': 'Insiders', ...RELEASE },
    says: `"flight-name" cannot be used with "product: app". Remove it, or set "product: flight". ${NOTHING}`,
  },
  {
    name: 'a package family name as the ID',
    inputs: { 'app-id': 'Contoso.Demo_8wekyb3d8bbwe', ...RELEASE },
    says: `"app-id": "Contoso.Demo_8wekyb3d8bbwe" is the name of a package, not a Store ID. The Store ID of an app has 12 letters and digits: see Product identity in Partner Center. ${NOTHING}`,
  },
  {
    name: 'no package',
    says: `"packages" is missing or empty. Set it (or "zip-path"), or set "metadata-only: true" to publish without packages. ${NOTHING}`,
  },
  {
    name: 'the input of another action',
    inputs: { 'package-path': 'App.msix' },
    says: `"package-path" is not an input of this action; use "packages". ${NOTHING}`,
  },
  {
    name: 'a misspelled input',
    inputs: { packges: 'App.msix' },
    says: `"packges" is not known. Did you mean "packages"? ${NOTHING}`,
  },
  {
    name: 'an input that the command does not use',
    inputs: { command: 'wait', ...RELEASE },
    says: `"packages" is not used by "command: wait". Remove it. ${NOTHING}`,
  },
  {
    name: 'a percent sign',
    inputs: { ...RELEASE, 'rollout-percentage': '10%' },
    says: `"rollout-percentage": "10%" is not a number. Remove the "%", e.g. 10. ${NOTHING}`,
  },
  {
    name: 'a decimal comma',
    inputs: { ...RELEASE, 'rollout-percentage': '0,5' },
    says: `"rollout-percentage": "0,5" is not a number such as 30 or 0.5. ${NOTHING}`,
  },
  {
    name: 'an unknown word',
    inputs: { ...RELEASE, 'wait-for': 'certification' },
    says: `"wait-for": "certification" is not one of none, accepted, certified, published. ${NOTHING}`,
  },
  {
    name: 'a word with a letter too few',
    inputs: { ...RELEASE, 'publish-mode': 'imediate' },
    says: `"publish-mode": "imediate" is not one of Immediate, Manual, SpecificDate. Did you mean "Immediate"? ${NOTHING}`,
  },
  {
    name: 'both ways to name packages',
    inputs: { ...RELEASE, 'zip-path': 'upload.zip' },
    says: `"packages" cannot be combined with "zip-path"; use only one. ${NOTHING}`,
  },
  {
    name: 'a certificate that is not PEM',
    ...withCertificate('MIIK'),
    says: `"client-certificate" is not PEM. Convert a PFX with:\nopenssl pkcs12 -in certificate.pfx -noenc -out certificate.pem\n${NOTHING}`,
  },
  {
    name: 'a private key that is damaged',
    ...withCertificate(certificate + BROKEN_KEY),
    says: `"client-certificate": its private key cannot be read. Create the PEM again:\nopenssl pkcs12 -in certificate.pfx -noenc -out certificate.pem\n${NOTHING}`,
  },
  {
    name: 'release notes that are too long',
    inputs: { ...RELEASE, 'release-notes': 'x'.repeat(1800) },
    ...packageOf(),
    says: `"release-notes" has 1800 characters; the limit is 1500. [text-too-long] ${NOTHING}`,
  },
]

const FILES: readonly Case[] = [
  {
    name: 'a pattern with backslashes',
    inputs: { packages: 'out\\*.msix' },
    says: `"packages": no file matches "out\\*.msix" (looked in <folder>). Use "/" in patterns. ${NOTHING}`,
  },
  {
    name: 'a pattern that matches nothing',
    inputs: { packages: 'out/*.msix' },
    says: `"packages": no file matches "out/*.msix" (looked in <folder>). There is no folder "out". ${NOTHING}`,
  },
  {
    name: 'a Git LFS pointer',
    inputs: RELEASE,
    files: { 'App.msix': 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 9\n' },
    says: `"packages": "App.msix" is a Git LFS pointer, not the file itself. Set "lfs: true" for actions/checkout. ${NOTHING}`,
  },
  {
    name: 'a package that is cut off',
    inputs: RELEASE,
    files: { 'App.msix': async () => (await samplePackage()).subarray(0, 300) },
    says: `"packages": "App.msix" is cut off, or more than 64 KiB of other bytes follow it. Build or download it again. ${NOTHING}`,
  },
  {
    name: 'a package of another app',
    inputs: RELEASE,
    ...packageOf({ name: 'Fabrikam.App', publisher: 'CN=Fabrikam' }),
    says: `"packages": "App.msix" is for "Fabrikam.App" (CN=Fabrikam); this app is "Contoso.Demo" (CN=6F0C9A3E-44B1-4D0E-8A57-B1A7E3C2D9F4). Correct "app-id", or set Identity Name and Publisher in Package.appxmanifest. [other-identity] ${NOTHING}`,
  },
  {
    name: 'a version that begins with 0',
    inputs: RELEASE,
    ...packageOf({ version: '0.9.0.0' }),
    says: `"packages": "App.msix" has version 0.9.0.0. The first part must not be 0. [version-format] ${NOTHING}`,
  },
  {
    name: 'a version that is live',
    inputs: RELEASE,
    ...packageOf({ version: '1.0.0.0', architecture: 'x64' }),
    says: `"packages": "App.msix" has version 1.0.0.0, which is already live. Increase the version, or set "skip-if-published: true". [same-version] ${NOTHING}`,
  },
  {
    name: 'two problems',
    inputs: { ...RELEASE, 'release-notes': 'x'.repeat(1800) },
    ...packageOf({ version: '0.9.0.0' }),
    says: '"packages": "App.msix" has version 0.9.0.0. The first part must not be 0. [version-format]',
  },
  {
    name: 'a locale for a language',
    ...listing('en_US/description.txt'),
    says: `"metadata-path": "listings/en_US" is not a language code the Store knows. Did you mean en-us? ${NOTHING}`,
  },
  {
    name: 'a misspelled field',
    ...listing('en-us/descripton.txt'),
    says: `"metadata-path": "listings/en-us/descripton.txt" is not a recognized file or folder. Did you mean "description.txt"? ${NOTHING}`,
  },
  {
    name: 'an image that is not a PNG',
    ...listing('en-us/images/Screenshot/1.jpg'),
    says: `"metadata-path": "listings/en-us/images/Screenshot/1.jpg" is not a PNG. The Store accepts PNG images only; convert 1.jpg. ${NOTHING}`,
  },
  {
    name: 'a caption without an image',
    ...listing('en-us/images/Screenshot/1.txt'),
    says: `"metadata-path": "listings/en-us/images/Screenshot/1.txt" does not belong to an image, or is its second caption. Name a caption after its PNG, e.g. 1.txt for 1.png. ${NOTHING}`,
  },
  {
    name: 'keywords on one line',
    ...listing('en-us/keywords.txt', 'demo, sample, emulator, store, publishing, action'),
    says: `"metadata-path": keywords in en-us: one keyword per line; "demo, sample, …" has 49 characters, the limit is 40. [text-too-long] ${NOTHING}`,
  },
  {
    name: 'a metadata folder that does not exist',
    inputs: { 'metadata-path': 'store/listings', 'metadata-only': 'true' },
    says: `"metadata-path": "store/listings" does not exist (working directory: <folder>). Is actions/checkout missing? ${NOTHING}`,
  },
  {
    name: 'images that the ZIP does not contain',
    inputs: { 'zip-path': 'upload.zip', 'metadata-path': 'listings' },
    files: { 'upload.zip': zipOfPackage, 'listings/en-us/images/Screenshot/1.png': png(1920, 1080) },
    says: `"zip-path": the ZIP lacks "en-us/images/Screenshot/1.png", which the submission names. A submission has one ZIP: use "packages" instead of "zip-path", so that the images of "metadata-path" are added to it. [file-missing] ${NOTHING}`,
  },
  {
    name: 'a field of the JSON that does not exist',
    ...json('{"aplicationCategory": "Games"}'),
    says: '"submission": "aplicationCategory" is not a known field. Did you mean "applicationCategory"?',
  },
  {
    name: 'a word of the JSON that does not exist',
    ...json('{"visibility": "Everyone"}'),
    says: `"submission": "visibility" is "Everyone". It must be Public, Private or Hidden. [unknown-value] ${NOTHING}`,
  },
  {
    name: 'a trailing comma',
    ...json('{"visibility": "Public", "listings": {"en-us": null,}}'),
    says: `"submission": the text is not valid JSON at line 1, column 52: remove the trailing comma. ${NOTHING}`,
  },
  {
    name: 'YAML instead of JSON',
    ...json('visibility: Public\nlistings:\n  en-us:'),
    says: `"submission": "visibility: Public…" is neither JSON (which starts with "{") nor an existing file (working directory: <folder>). ${NOTHING}`,
  },
]

const STORE: readonly Case[] = [
  {
    name: 'an app that was never published',
    inputs: RELEASE,
    ...packageOf(),
    prepare: ({ store }) => {
      delete store.product(app.path).lastPublished
    },
    says: `App 9NDEMO000001 has never been published. Create its first submission, including the age rating, in Partner Center; this action can publish every later one. <page>/overview ${NOTHING}`,
  },
  {
    name: 'an account without access',
    inputs: { command: 'status' },
    prepare: ({ store }) => {
      store.product(app.path).switches.access = 'forbidden'
    },
    says: `The account cannot access app 9NDEMO000001: wrong Store ID, or the application lacks the Manager role. Check both in Partner Center under Account settings, Users, Microsoft Entra applications. (GET applications/9NDEMO000001: 403, correlation ID <ID>) ${NOTHING}`,
  },
  {
    name: 'an app that does not exist',
    inputs: { command: 'status', 'app-id': '9NBLGGH4R315' },
    says: `There is no app with the Store ID 9NBLGGH4R315 in this Partner Center account. (GET applications/9NBLGGH4R315: 404 ResourceNotFound, Resource can not be found, correlation ID <ID>) ${NOTHING}`,
  },
  {
    name: 'a flight that does not exist',
    inputs: { ...flight.ids, command: 'status', 'flight-id': '11111111-2222-3333-4444-555555555555' },
    says: `"flight-id": app 9NDEMO000001 has no flight 11111111-2222-3333-4444-555555555555. Its flights: "Insiders" (43e448df-97c9-4a43-a0bc-2a445e736bcd). ${NOTHING}`,
  },
  {
    name: 'an add-on that does not exist',
    inputs: { command: 'status', product: 'add-on', 'app-id': '', 'add-on-id': '9NBLGGH4TNMP' },
    says: `"add-on-id": there is no add-on 9NBLGGH4TNMP in this Partner Center account. Its add-ons: "demo.extra-levels" (9PDEMO000002). ${NOTHING}`,
  },
  {
    name: 'a submission that does not exist',
    inputs: { command: 'wait', 'submission-id': '999' },
    says: `Submission 999 does not belong to app 9NDEMO000001, or was deleted. (GET applications/9NDEMO000001/submissions/999: 404 ResourceNotFound, Submission not found, correlation ID <ID>) ${NOTHING}`,
  },
  {
    name: 'a flight group that does not exist',
    inputs: { command: 'create-flight', product: 'flight', 'flight-name': 'Nightly', 'flight-groups': '123' },
    says: `"flight-groups": group 123 does not exist. The ID of a group is the number in the address of its page in Partner Center. ${NOTHING}`,
  },
  {
    name: 'a submission that is not a draft',
    inputs: { command: 'submit-draft', 'submission-id': seeds.app.publishedId },
    says: `Submission <live> is not a draft (Published), so it cannot be submitted. <page>/submissions/<live> ${NOTHING}`,
  },
  {
    name: 'a certification that failed',
    inputs: RELEASE,
    ...packageOf(),
    prepare: endingAs('CertificationFailed'),
    says: 'Submission <new> failed certification (CertificationFailed). 10.1.1.1 Inaccurate Representation. Report: https://reports.example/1 Version 1.0.0.0 stays live. Fix it, raise the version and publish again: that replaces the failed submission. <page>/submissions/<new> Submission <new> remains in the Store.',
  },
  {
    name: 'a certification that failed for two reasons',
    inputs: RELEASE,
    ...packageOf(),
    prepare: endingAs('CertificationFailed', [
      { code: 'CertificationFailed', details: '10.1.2.10 Functionality' },
      { code: 'PolicyViolation', details: '10.5.1 Personal information' },
    ]),
    says: 'CertificationFailed: 10.1.2.10 Functionality',
  },
  {
    name: 'a submission that somebody cancelled',
    inputs: RELEASE,
    ...packageOf(),
    prepare: endingAs('Canceled'),
    says: 'Submission <new> was cancelled in Partner Center (Canceled). Version 1.0.0.0 stays live. <page>/submissions/<new> Submission <new> remains in the Store.',
  },
  {
    name: 'a certification that takes longer than the run',
    inputs: { ...RELEASE, 'wait-for': 'certified', 'timeout-minutes': '80' },
    ...packageOf(),
    prepare: stuckIn('Certification'),
    says: 'Timed out after 1 h 20 min ("timeout-minutes"). Submission <new> remains in the Store. Its last status is Certification. Resume waiting with:\ncommand: wait\nwait-for: certified\n<page>/submissions/<new>',
  },
  {
    name: 'a second run that takes too long',
    inputs: { command: 'wait', 'timeout-minutes': '240' },
    prepare: stuckIn('Certification', true),
    says: 'Timed out after 4 h ("timeout-minutes"). Submission <new> remains in the Store. Its last status is Certification. Resume waiting with:\ncommand: wait\nwait-for: published\n<page>/submissions/<new>',
  },
  {
    name: 'a pending submission that takes longer than the run',
    inputs: { ...RELEASE, 'if-pending': 'wait', 'timeout-minutes': '80' },
    ...packageOf(),
    prepare: stuckIn('Certification', true),
    says: 'Timed out after 1 h 20 min ("timeout-minutes"). Nothing was changed in the Store. Submission <new> is still being processed (Certification): run the job again when it is published. <page>/submissions/<new>',
  },
  {
    name: 'a Store that rate-limits until the time is over',
    inputs: { ...RELEASE, 'timeout-minutes': '1', 'max-retries': '1000' },
    ...packageOf(),
    prepare: (target) =>
      target.inject({ match: { method: 'POST', path: /submissions$/ }, times: Infinity, status: 429 }),
    says: `Timed out after 1 min ("timeout-minutes") while the Store was rate-limiting (HTTP 429). ${NOTHING}`,
  },
  {
    name: 'a Store that fails',
    inputs: { command: 'status', 'max-retries': '5' },
    prepare: (target) => target.inject({ match: { path: /applications/ }, times: Infinity, status: 500 }),
    says: `The Store is failing (HTTP 500 after 5 retries). Try again later; if it persists, give Microsoft support correlation ID <ID>. (GET applications/9NDEMO000001) ${NOTHING}`,
  },
  {
    name: 'data that the Store rejects',
    inputs: RELEASE,
    ...packageOf(),
    prepare: (target) =>
      target.inject({
        match: { method: 'PUT', path: /v1\.0/ },
        status: 400,
        body: { code: 'InvalidParameterValue', message: 'The size of Keywords must be 7 or less' },
      }),
    says: 'The Store rejected the submission data: The size of Keywords must be 7 or less. Check "submission" and "metadata-path". (PUT applications/9NDEMO000001/submissions/<new>: 400 InvalidParameterValue, correlation ID <ID>) The draft, submission <new>, was deleted. Nothing was committed.',
  },
  {
    name: 'data that the Store rejects without a word',
    inputs: RELEASE,
    ...packageOf(),
    prepare: (target) => target.inject({ match: { method: 'PUT', path: /v1\.0/ }, status: 400 }),
    says: 'The Store rejected the submission data. Check "submission" and "metadata-path". (PUT applications/9NDEMO000001/submissions/<new>: 400, correlation ID <ID>) The draft, submission <new>, was deleted. Nothing was committed.',
  },
]

const NETWORK: readonly Case[] = [
  {
    name: 'a wrong secret',
    inputs: { command: 'status', 'client-secret': 'not-the-secret' },
    says: `Sign-in failed: Entra rejected the request for tenant <tenant> (401): AADSTS7000215: Invalid client secret provided. Ensure*** being sent in the request is the client secret value, ***client secret ID, for a secret added to app 'c0ffee00-1d2e-4f3a-8b4c-5d6e7f8091a2'. The client secret is wrong. Set "client-secret" to***'s value, not its ID. ${NOTHING}`,
  },
  {
    name: 'a Conditional Access policy',
    inputs: { command: 'status' },
    prepare: ({ store }) => {
      store.condition = 'conditional-access'
    },
    says: `Sign-in failed: Entra rejected the request for tenant <tenant> (400): AADSTS53003: Access has been blocked by Conditional Access policies. The access policy does not allow token issuance. A Conditional Access policy blocks this application. Exclude the workload identity from the policy, or allow the addresses of the runner in it. ${NOTHING}`,
  },
  {
    name: 'a clock that is wrong',
    ...withCertificate(certificate + privateKey),
    now: Date.now() - 20 * 60_000,
    prepare: ({ store }) => {
      store.certificates.push(certificate)
    },
    says: `Sign-in failed: Entra rejected the request for tenant <tenant> (401): AADSTS700024: Client assertion is not within its valid time range. Correct the runner's clock. It is 20 minutes behind. ${NOTHING}`,
  },
  {
    name: 'a token service that cannot be reached',
    inputs: () => ({ command: 'status', 'authority-host': `http://127.0.0.1:${closedPort}` }),
    says: `Sign-in failed: Cannot reach <closed port> (ECONNREFUSED). Allow <closed port>, <hosts> in the runner's network, or set "https_proxy" on the step. (POST /<tenant>/oauth2/token) ${NOTHING}`,
  },
  {
    name: 'a Store that cannot be reached',
    inputs: () => ({ command: 'status', 'store-api-url': `http://127.0.0.1:${closedPort}` }),
    says: `Cannot reach <closed port> (ECONNREFUSED). Allow <closed port>, <hosts> in the runner's network, or set "https_proxy" on the step. (GET applications/9NDEMO000001) ${NOTHING}`,
  },
  {
    name: 'a sign-in page of the network',
    inputs: { command: 'status' },
    prepare: (target) =>
      target.inject({
        match: { path: /oauth2/ },
        status: 200,
        headers: { 'content-type': 'text/html' },
        body: '<html><h1>Sign in to the Wi-Fi</h1></html>',
      }),
    says: `Sign-in failed: Instead of an answer from <emulator>, a web page ("Sign in to the Wi-Fi") was received (HTTP 200). A proxy or a sign-in page of the network is in the way. Allow <emulator>, <hosts> in the runner's network. (POST /<tenant>/oauth2/token) ${NOTHING}`,
  },
  {
    name: 'a certificate that is not trusted',
    inputs: () => ({ command: 'status', 'authority-host': `https://localhost:${front.port}` }),
    says: `Sign-in failed: The TLS certificate of <untrusted> is not trusted (UNABLE_TO_VERIFY_LEAF_SIGNATURE). If your network inspects TLS, set the environment variable "NODE_EXTRA_CA_CERTS" on the step to a PEM file with its root certificate. (POST /<tenant>/oauth2/token) ${NOTHING}`,
  },
]

/** The messages of the page on troubleshooting, as patterns. */
const documented = [
  ...readFileSync('docs/troubleshooting.md', 'utf8').matchAll(/^\| <a id="[^"]+"><\/a>`(.*?)` \|/gm),
].map(([, message = '']) => {
  const parts = message.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(parts.join('.*?'), 's')
})

it.each([...INPUTS, ...FILES, ...STORE, ...NETWORK])(
  'The page on troubleshooting has the message, or its rule: $name',
  ({ says }) => {
    const isRule = /\[[a-z-]+\]($| )/.test(says)
    expect(isRule || documented.some((pattern) => pattern.test(says))).toBe(true)
  },
)

describe('The first annotation says what happened and what to do', () => {
  it.each(INPUTS)('for the inputs: $name', async ({ says, ...mistake }) => {
    expect(await firstAnnotation({ ...mistake, says })).toBe(says)
  })

  it.each(FILES)('for the files: $name', async ({ says, ...mistake }) => {
    expect(await firstAnnotation({ ...mistake, says })).toBe(says)
  })

  it.each(STORE)('for the Store: $name', async ({ says, ...mistake }) => {
    expect(await firstAnnotation({ ...mistake, says })).toBe(says)
  })

  it.each(NETWORK)('for sign-in and network: $name', async ({ says, ...mistake }) => {
    expect(await firstAnnotation({ ...mistake, says })).toBe(says)
  })
})

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Emulator } from '../../emulator/emulator.ts'
import { samplePackage, zipOf } from '../../emulator/fixtures/sample-packages.ts'
import { seeds } from '../../emulator/fixtures/seeds.ts'
import { INPUTS } from '../../src/action/inputs/schema.ts'

/** The kinds of product, each with its ids as inputs and its path in the Store. */
export const PRODUCTS = [
  {
    kind: 'app',
    ids: { product: 'app', 'app-id': seeds.app.appId },
    path: `applications/${seeds.app.appId}`,
    publishedId: seeds.app.publishedId,
  },
  {
    kind: 'flight',
    ids: { product: 'flight', 'app-id': seeds.app.appId, 'flight-id': seeds.flight.flightId },
    path: `applications/${seeds.app.appId}/flights/${seeds.flight.flightId}`,
    publishedId: seeds.flight.publishedId,
  },
  {
    kind: 'add-on',
    ids: { product: 'add-on', 'add-on-id': seeds.addOn.addOnId },
    path: `inappproducts/${seeds.addOn.addOnId}`,
    publishedId: seeds.addOn.publishedId,
  },
] as const

/** Returns the longest pause between two polls as an input; nothing for a command that does not poll. */
export function polling(
  seconds: string,
  { command = 'publish' }: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const name = 'poll-interval-seconds'
  return INPUTS[name].commands.some((one) => one === command) ? { [name]: seconds } : {}
}

/** The inputs that lead a step to the emulator, with its credential and short waits. */
export function reaching(
  emulator: Emulator,
  inputs: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  return {
    'tenant-id': seeds.tenantId,
    'client-id': seeds.clientId,
    'client-secret': seeds.clientSecret,
    'store-api-url': emulator.url,
    'authority-host': emulator.url,
    ...polling('0.02', inputs),
  }
}

/** The requests that could change something in the Store, in their order: method and path, ids of submissions left out. */
export function changesIn({ requestLog }: Pick<Emulator, 'requestLog'>): readonly string[] {
  return requestLog
    .filter(({ method, path }) => method !== 'GET' && path.startsWith('/v1.0/'))
    .map(
      ({ method, path }) =>
        `${method} ${path.replace('/v1.0/my/', '').replace(/submissions\/\d+/, 'submissions/{id}')}`,
    )
}

/** A folder with files to publish; disposing of it removes it. */
export interface Files extends AsyncDisposable {
  readonly folder: string
  /** A ZIP with package Demo_1.1.0.0_x64.msix. */
  readonly zip: string
  /** A ZIP with a picture. */
  readonly pictures: string
  /** Writes one more file and gives its path. */
  add(name: string, content: Buffer | string): Promise<string>
}

/** Makes the files that the tests publish. */
export async function publishableFiles(): Promise<Files> {
  const folder = await mkdtemp(join(tmpdir(), 'publishable-'))
  const add = async (name: string, content: Buffer | string): Promise<string> => {
    await writeFile(join(folder, name), content)
    return join(folder, name)
  }
  const release = await samplePackage({ version: '1.1.0.0', architecture: 'x64' })
  return {
    folder,
    add,
    zip: await add('upload.zip', await zipOf({ 'Demo_1.1.0.0_x64.msix': release })),
    pictures: await add('pictures.zip', await zipOf({ 'icon.png': 'not really a picture' })),
    // Windows' virus scanner has new files open for moments.
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }),
  }
}

/** Returns inputs that a kind of product can publish. */
export function somethingNew(
  kind: 'app' | 'flight' | 'add-on',
  files: Files,
): Readonly<Record<string, string>> {
  return kind === 'add-on'
    ? { 'zip-path': files.pictures, submission: ADD_ON_ICON }
    : { 'zip-path': files.zip }
}

const ADD_ON_ICON = JSON.stringify({
  listings: { 'en-us': { icon: { fileName: 'icon.png', fileStatus: 'PendingUpload' } } },
})

import { type Azurite, startAzurite } from './azurite.ts'
import { type Fault, Faults } from './faults.ts'
import { Journal, type JournalEntry } from './journal.ts'
import { answer } from './routes.ts'
import { seededLines } from './seeds.ts'
import { listen, type Server } from './server.ts'
import { Store } from './store.ts'
import { Tokens } from './tokens.ts'
import { prepareStorage, Uploads } from './uploads.ts'

export type { Fault } from './faults.ts'
export type { JournalEntry } from './journal.ts'
export type { Line, Submission } from './line.ts'
export type { Store } from './store.ts'

/** How an emulator is started. */
export interface EmulatorOptions {
  /** TCP port on 127.0.0.1; 0 (the default) takes a free one. */
  readonly port?: number
}

/** A running stand-in for the Microsoft Store submission API, its token endpoint and its blob storage. */
export interface Emulator extends AsyncDisposable {
  /** e.g. http://127.0.0.1:41234 – serves as `store-api-url` and as `authority-host`. */
  readonly url: string
  /** Every request seen, in order of arrival, token requests and blob requests included. */
  readonly journal: readonly JournalEntry[]
  /** Requests that no operation answers to: a test may fail on them. */
  readonly unknownRequests: readonly JournalEntry[]
  /** The state of the Store: products and their submissions, for assertions and for preparing a case. */
  readonly store: Store
  /** Adds a fault to be met by a coming request. */
  inject(fault: Fault): void
  /** Starts anew: the seeded products, no faults, an empty journal. Tokens stay good. */
  reset(): void
  /** Cuts every connection and ends blob storage. */
  close(): Promise<void>
}

/** Starts an emulator with the seeded products. */
export async function startEmulator({ port = 0 }: EmulatorOptions = {}): Promise<Emulator> {
  const azurite = await startAzurite()
  try {
    await prepareStorage(azurite.url)
    return serveStore(azurite, await listen(port))
  } catch (error) {
    await azurite.close()
    throw error
  }
}

function serveStore(azurite: Azurite, server: Server): Emulator {
  const journal = new Journal()
  const faults = new Faults()
  const store = new Store(seededLines, new Tokens(), new Uploads(azurite.url, server.url))
  server.serve({ journal, faults, blobUrl: azurite.url, answer: (request) => answer(request, store) })

  const close = async (): Promise<void> => {
    await Promise.all([server.close(), azurite.close()])
  }
  return {
    url: server.url,
    journal: journal.entries,
    unknownRequests: journal.unknown,
    store,
    inject: (fault) => faults.add(fault),
    reset() {
      store.reset()
      faults.clear()
      journal.clear()
    },
    close,
    [Symbol.asyncDispose]: close,
  }
}

import type { Clock } from './clock.ts'
import type { Report } from './events.ts'
import type { StoreClient } from './store/client.ts'

/** A ZIP that is ready to be uploaded. */
export interface Zip {
  readonly path: string
  readonly sizeInBytes: number
  /** Paths of the files in it. */
  readonly entries: readonly string[]
  /** The entries that are packages. */
  readonly packages: readonly string[]
}

/** Uploads a ZIP to the address that a submission gives. */
export type Upload = (
  zip: Zip,
  uploadUrl: string,
  onProgress: (sentBytes: number) => void,
  signal: AbortSignal,
) => Promise<void>

/** The world as a command sees it. */
export interface Ports {
  readonly store: StoreClient
  readonly upload: Upload
  readonly clock: Clock
  readonly report: Report
  /** The run's deadline. */
  readonly signal: AbortSignal
}

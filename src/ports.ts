import type { Clock } from './clock.ts'
import type { Report } from './events.ts'
import type { Patience } from './patience.ts'
import type { Catalog } from './store/catalog.ts'
import type { StoreClient } from './store/client.ts'
import type { UploadSource } from './workspace/material.ts'

/** What is to be uploaded, being made ready from the moment it is asked for. Dispose of it to close its files. */
export interface Cargo extends AsyncDisposable {
  /** Uploads it as one ZIP to the address that a submission gives. */
  send(uploadUrl: string, onProgress: OnProgress, signal: AbortSignal): Promise<void>
}

/** Takes the progress of an upload. */
export type OnProgress = (sentBytes: number, totalBytes: number) => void

/** The world as a command sees it. */
export interface Ports {
  readonly store: StoreClient
  readonly catalog: Catalog
  /** Begins to make files ready for their upload. */
  readonly load: (source: UploadSource, signal: AbortSignal) => Cargo
  readonly clock: Clock
  readonly report: Report
  /** Ends the run: its deadline, or that it was cancelled. */
  readonly signal: AbortSignal
  readonly maxRetries: number
  /** How long a clean-up may take: not long when the run is cancelled, before or meanwhile. */
  readonly patience: Patience['limit']
}

import type { UploadSource } from '../files/packages/upload-files.ts'
import type { Clock } from '../shared/clock.ts'
import type { GracePeriod } from '../shared/grace-period.ts'
import type { Catalog, NewFlight } from '../store/catalog.ts'
import type { StoreClient } from '../store/client.ts'
import type { Product } from '../store/product.ts'
import type { PreparedUpload } from '../upload/prepare-upload.ts'
import type { Report } from './events.ts'
import type { Knowledge } from './knowledge/knowledge.ts'

/** Everything a run works with, independent of its product. */
export interface Session {
  readonly catalog: Catalog
  /** Opens the part of the Store that belongs to one product. */
  readonly openStore: (product: Product) => StoreClient
  /** Starts preparing files for the upload. */
  readonly prepareUpload: (source: UploadSource, signal: AbortSignal) => PreparedUpload
  readonly clock: Clock
  readonly report: Report
  /** Returns what this run has changed, according to the events reported so far. */
  readonly knowledge: () => Knowledge
  /** Ends the run: at its deadline, or when it is cancelled. */
  readonly signal: AbortSignal
  readonly maxRetries: number
  /** Limits a clean-up: to a short time if the run has been or is being cancelled. */
  readonly gracePeriod: GracePeriod['limit']
}

/** Target of a command. */
export interface Target {
  readonly product: Product
  /** A flight of the app `product` that has to be created before it can be published to. */
  readonly missingFlight?: NewFlight | undefined
}

/** Everything a command works with; `store` is that of its target. */
export interface Context extends Session, Pick<Target, 'missingFlight'> {
  readonly store: StoreClient
}

/** Opens the target of a command, and reports it. */
export function openTarget({ product, missingFlight }: Target, session: Session): Context {
  session.report({ type: 'target', product })
  return { ...session, missingFlight, store: session.openStore(product) }
}

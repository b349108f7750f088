import type { UploadSource } from '../files/packages/upload-files.ts'
import type { Clock } from '../shared/clock.ts'
import type { GracePeriod } from '../shared/grace-period.ts'
import type { Catalog, NewFlight } from '../store/catalog.ts'
import type { StoreClient } from '../store/client.ts'
import type { Product } from '../store/product.ts'
import type { PreparedUpload } from '../upload/prepare-upload.ts'
import type { Report } from './events.ts'
import type { Knowledge } from './knowledge/knowledge.ts'

/** Means of a run, whatever its product. */
export interface Session {
  readonly catalog: Catalog
  /** Opens the part of the Store that is one product's. */
  readonly openStore: (product: Product) => StoreClient
  /** Begins to make files ready for their upload. */
  readonly prepareUpload: (source: UploadSource, signal: AbortSignal) => PreparedUpload
  readonly clock: Clock
  readonly report: Report
  /** Returns what the facts that were reported so far say of what this run has changed. */
  readonly knowledge: () => Knowledge
  /** Ends the run: its deadline, or that it was cancelled. */
  readonly signal: AbortSignal
  readonly maxRetries: number
  /** Limits a clean-up: to a short time when the run is cancelled, before or meanwhile. */
  readonly gracePeriod: GracePeriod['limit']
}

/** Target of a command. */
export interface Target {
  readonly product: Product
  /** A flight of the app `product` that has to be created before it can be published to. */
  readonly missingFlight?: NewFlight | undefined
}

/** Means of a command; `store` is that of its target. */
export interface Context extends Session, Pick<Target, 'missingFlight'> {
  readonly store: StoreClient
}

/** Opens the target of a command, and reports it. */
export function openTarget({ product, missingFlight }: Target, session: Session): Context {
  session.report({ type: 'target', product })
  return { ...session, missingFlight, store: session.openStore(product) }
}

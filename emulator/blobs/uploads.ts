import { randomUUID } from 'node:crypto'
import {
  BlobSASPermissions,
  BlobServiceClient,
  generateBlobSASQueryParameters,
  StorageSharedKeyCredential,
} from '@azure/storage-blob'
import type { DiscardedBlobs } from './discarded-blobs.ts'

/** Azurite's well-known account; https://learn.microsoft.com/azure/storage/common/storage-use-azurite. */
export const ACCOUNT = 'devstoreaccount1'
const account = new StorageSharedKeyCredential(
  ACCOUNT,
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==',
)

/** The container of the Store's own URLs, e.g. https://github.com/mozilla-releng/scriptworker-scripts/issues/474. */
export const CONTAINER = 'ingestion'

/** The service version that the Store's own URLs name. */
const SAS_VERSION = '2017-04-17'

/** A day: https://github.com/microsoft/StoreBroker/issues/88. */
const LIFETIME_IN_SECONDS = 24 * 60 * 60

const connect = (azuriteUrl: string): BlobServiceClient =>
  new BlobServiceClient(`${azuriteUrl}/${account.accountName}`, account)

/** Creates the container for uploads in a fresh blob storage. */
export async function prepareStorage(azuriteUrl: string): Promise<void> {
  await connect(azuriteUrl).getContainerClient(CONTAINER).create()
}

/** The signatures of upload URLs: by chance about half of them contain a `+`, which the Store leaves as it is. */
export type Signatures = 'any' | 'withPlus' | 'withoutPlus'

/** The blobs that ZIPs are uploaded to, one for each submission. */
export class Uploads {
  /** The signatures of new values of `fileUploadUrl`. */
  signatures: Signatures = 'any'
  /** Lifetime of new values of `fileUploadUrl`. Below zero, they have expired before they are given out. */
  lifetimeInSeconds = LIFETIME_IN_SECONDS
  /** Scheme, host and port of the URLs. */
  readonly origin: string
  /** Stands in for blob storage when nothing but sizes is kept. */
  readonly discarded?: DiscardedBlobs

  readonly #service: BlobServiceClient | undefined
  #issued = 0

  /** Connects to the Azurite at a URL, or to what stands in its place; the URLs given out point to `origin`. */
  constructor(blobs: string | DiscardedBlobs, origin: string) {
    this.origin = origin
    if (typeof blobs === 'string') this.#service = connect(blobs)
    else this.discarded = blobs
  }

  /** Resets what coming URLs are like; those given out stay as they are. */
  reset(): void {
    this.signatures = 'any'
    this.lifetimeInSeconds = LIFETIME_IN_SECONDS
    this.discarded?.reset()
  }

  /** Returns a name for the blob of a new submission. */
  newBlob(): string {
    return randomUUID()
  }

  /** Returns a SAS URL; a `+` in its signature is raw, as in the Store's. Every call gives another URL. */
  urlOf(blobName: string): string {
    for (;;) {
      this.#issued += 1
      const expiresOn = new Date(Date.now() + (this.lifetimeInSeconds + this.#issued) * 1000)
      const sas = generateBlobSASQueryParameters(
        {
          containerName: CONTAINER,
          blobName,
          permissions: BlobSASPermissions.parse('rw'),
          expiresOn,
          version: SAS_VERSION,
        },
        account,
      )
      const query = sas.toString()
      const hasPlus = query.includes('%2B')
      if (this.signatures === 'any' || hasPlus === (this.signatures === 'withPlus')) {
        this.discarded?.grant(sas.signature, blobName, expiresOn.getTime())
        return `${this.origin}/${CONTAINER}/${blobName}?${query.replaceAll('%2B', '+')}`
      }
    }
  }

  /** Downloads a blob; undefined when nothing was uploaded, or nothing is kept. */
  async fetch(blobName: string): Promise<Buffer | undefined> {
    const blob = this.#service?.getContainerClient(CONTAINER).getBlobClient(blobName)
    return (await blob?.exists()) ? await blob?.downloadToBuffer() : undefined
  }
}

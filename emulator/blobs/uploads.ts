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

/** Creates the container for uploads in new blob storage. */
export async function prepareStorage(azuriteUrl: string): Promise<void> {
  await connect(azuriteUrl).getContainerClient(CONTAINER).create()
}

/**
 * The signatures of upload URLs: `encoded` as in a log of 2026 (https://github.com/jaimerodriguez/windows-store-submission-api-samples)
 * and in Microsoft's sample, or with a raw `+`, which older clients work around
 * (https://github.com/microsoft/windows-dev-center-vsts-extension).
 */
export type Signatures = 'encoded' | 'rawPlus'

/** The blobs that ZIPs are uploaded to, one for each submission. */
export class Uploads {
  /** The signatures of new values of `fileUploadUrl`. */
  signatures: Signatures = 'encoded'
  /** Lifetime of new values of `fileUploadUrl`. At zero and below, they have expired before they are issued. */
  lifetimeInSeconds = LIFETIME_IN_SECONDS
  /** Scheme, host and port of the URLs. */
  readonly origin: string
  /** Replaces blob storage if only sizes are kept. */
  readonly discarded?: DiscardedBlobs

  readonly #service: BlobServiceClient | undefined
  #issued = 0

  /** Connects to the Azurite at a URL, or to its replacement; the issued URLs point to `origin`. */
  constructor(blobs: string | DiscardedBlobs, origin: string) {
    this.origin = origin
    if (typeof blobs === 'string') this.#service = connect(blobs)
    else this.discarded = blobs
  }

  /** Resets the settings of future URLs; issued ones do not change. */
  reset(): void {
    this.signatures = 'encoded'
    this.lifetimeInSeconds = LIFETIME_IN_SECONDS
    this.discarded?.reset()
  }

  /** Returns a name for the blob of a new submission. */
  newBlob(): string {
    return randomUUID()
  }

  /** Returns a SAS URL, a different one for every call. */
  urlOf(blobName: string): string {
    for (;;) {
      this.#issued += 1
      // The seconds that make each URL different must not un-expire it.
      const apart = this.lifetimeInSeconds > 0 ? this.#issued : -this.#issued
      const expiresOn = new Date(Date.now() + (this.lifetimeInSeconds + apart) * 1000)
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
      const isRaw = this.signatures === 'rawPlus'
      if (!isRaw || query.includes('%2B')) {
        this.discarded?.grant(sas.signature, blobName, expiresOn.getTime())
        const text = isRaw ? query.replaceAll('%2B', '+') : query
        return `${this.origin}/${CONTAINER}/${blobName}?${text}`
      }
    }
  }

  /** Downloads a blob; undefined when nothing was uploaded, or nothing is kept. */
  async fetch(blobName: string): Promise<Buffer | undefined> {
    const blob = this.#service?.getContainerClient(CONTAINER).getBlobClient(blobName)
    return (await blob?.exists()) ? await blob?.downloadToBuffer() : undefined
  }
}

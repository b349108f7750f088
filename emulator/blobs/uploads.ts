import { randomUUID } from 'node:crypto'
import {
  BlobSASPermissions,
  BlobServiceClient,
  generateBlobSASQueryParameters,
  StorageSharedKeyCredential,
} from '@azure/storage-blob'

import type { DiscardedBlobs } from './discarded-blobs.ts'

/** Azurite's well-known account; https://learn.microsoft.com/azure/storage/common/storage-use-azurite. */
const account = new StorageSharedKeyCredential(
  'devstoreaccount1',
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==',
)

const CONTAINER = 'ingestion'

/** The service version that the Store's own URLs name. */
const SAS_VERSION = '2017-04-17'

/** Most bytes that that version allows for one request, by the `comp` of the query. */
const LIMITS_IN_MIB: Readonly<Record<string, number>> = { '': 256, block: 100 }

/** The paths that belong to blob storage. */
export const isBlobPath = (path: string): boolean => path.startsWith('/devstoreaccount1/')

/** Returns whether blob storage refuses an upload for its size. */
export function isTooLarge(method: string, query: URLSearchParams, lengthInBytes: number): boolean {
  const limit = LIMITS_IN_MIB[query.get('comp') ?? '']
  return method === 'PUT' && limit !== undefined && lengthInBytes > limit * 1024 * 1024
}

/** A day: https://github.com/microsoft/StoreBroker/issues/88. */
const LIFETIME_IN_SECONDS = 24 * 60 * 60

const serviceAt = (azuriteUrl: string): BlobServiceClient =>
  new BlobServiceClient(`${azuriteUrl}/${account.accountName}`, account)

/** Makes a fresh blob storage ready for uploads. */
export async function prepareStorage(azuriteUrl: string): Promise<void> {
  await serviceAt(azuriteUrl).getContainerClient(CONTAINER).create()
}

/** Storage of the ZIPs: one blob for each submission. */
export class Uploads {
  /** Seconds that a new `fileUploadUrl` works. Below zero, it has expired before it is given out. */
  lifetimeInSeconds = LIFETIME_IN_SECONDS
  /** Scheme, host and port of the URLs. */
  readonly origin: string
  /** In place of blob storage when nothing but sizes is kept. */
  readonly discarded?: DiscardedBlobs

  readonly #service: BlobServiceClient | undefined
  #issued = 0

  /** The URLs given out point to `origin`; what is behind them is an Azurite, or nothing. */
  constructor(blobs: string | DiscardedBlobs, origin: string) {
    this.origin = origin
    if (typeof blobs === 'string') this.#service = serviceAt(blobs)
    else this.discarded = blobs
  }

  /** Puts the lifetime of URLs to come back; those given out stay as they are. */
  reset(): void {
    this.lifetimeInSeconds = LIFETIME_IN_SECONDS
    this.discarded?.reset()
  }

  /** A name for the blob of a new submission. */
  newBlob(): string {
    return randomUUID()
  }

  /** A SAS URL whose signature holds a raw `+`, as the Store's often do. Every call gives another URL. */
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
      if (query.includes('%2B')) {
        this.discarded?.grant(sas.signature, blobName, expiresOn.getTime())
        return `${this.origin}/${account.accountName}/${CONTAINER}/${blobName}?${query.replaceAll('%2B', '+')}`
      }
    }
  }

  /** Returns the bytes that were uploaded; undefined when there are none, or nothing is kept. */
  async fetch(blobName: string): Promise<Buffer | undefined> {
    const blob = this.#service?.getContainerClient(CONTAINER).getBlobClient(blobName)
    return (await blob?.exists()) ? await blob?.downloadToBuffer() : undefined
  }
}

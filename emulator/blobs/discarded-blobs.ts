import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { text as readText } from 'node:stream/consumers'
import { finished } from 'node:stream/promises'
import type { Reply, StreamRequest } from '../http/messages.ts'
import { invalidBlock, invalidBlockList, missingBlobType, sasRefused, unsupportedVerb } from './errors.ts'

const MAX_BLOCKS = 50_000

/** Blob storage that reads uploads but keeps only their sizes: for uploads larger than memory. */
export class DiscardedBlobs {
  /** Bytes of each blob that was uploaded completely, by its name. */
  readonly sizes = new Map<string, number>()
  /** Bytes read so far, of blobs, of blocks and of uploads that were cut off. */
  receivedBytes = 0

  /** Blob and expiry of each issued URL, by its signature. */
  readonly #grants = new Map<string, { blobName: string; expiresAt: number }>()
  /** Bytes of each block, by blob and ID. */
  readonly #blocks = new Map<string, Map<string, number>>()

  /** Accepts a signature for a blob until a time, in milliseconds since the epoch. */
  grant(signature: string, blobName: string, expiresAt: number): void {
    this.#grants.set(signature, { blobName, expiresAt })
  }

  /** Forgets all uploads; issued URLs stay valid. */
  reset(): void {
    this.sizes.clear()
    this.#blocks.clear()
    this.receivedBytes = 0
  }

  /**
   * Handles a request as described in https://learn.microsoft.com/rest/api/storageservices/operations-on-block-blobs.
   */
  async handle(request: StreamRequest): Promise<Reply> {
    const blobName = request.path.slice(request.path.lastIndexOf('/') + 1)
    const grant = this.#grants.get(request.query.get('sig') ?? '')
    if (grant?.blobName !== blobName || Date.now() >= grant.expiresAt) return sasRefused()
    switch (`${request.method} ${request.query.get('comp') ?? ''}`) {
      case 'PUT ':
        return await this.#putBlob(blobName, request)
      case 'PUT block':
        return await this.#putBlock(blobName, request)
      case 'PUT blocklist':
        return await this.#putBlockList(blobName, request)
      default:
        return unsupportedVerb()
    }
  }

  async #putBlob(blobName: string, { headers, body }: StreamRequest): Promise<Reply> {
    if (headers['x-ms-blob-type'] !== 'BlockBlob') return missingBlobType()
    this.sizes.set(blobName, await this.#drain(body))
    this.#blocks.delete(blobName)
    return created()
  }

  async #putBlock(blobName: string, { query, body }: StreamRequest): Promise<Reply> {
    const id = query.get('blockid') ?? ''
    const [other = id] = this.#blocks.get(blobName)?.keys() ?? []
    if (id === '' || id.length !== other.length) return invalidBlock()
    const size = await this.#drain(body)
    const blocks = this.#blocks.get(blobName) ?? new Map<string, number>()
    this.#blocks.set(blobName, blocks.set(id, size))
    return created()
  }

  async #putBlockList(blobName: string, { body }: StreamRequest): Promise<Reply> {
    const blocks = this.#blocks.get(blobName)
    const ids = [...(await readText(body)).matchAll(/<(Latest|Uncommitted|Committed)>([^<]*)<\/\1>/g)]
    let total = 0
    for (const [, , id = ''] of ids) {
      const size = blocks?.get(id)
      if (size === undefined) return invalidBlockList()
      total += size
    }
    if (ids.length > MAX_BLOCKS) return invalidBlockList()
    this.sizes.set(blobName, total)
    return created()
  }

  async #drain(body: Readable): Promise<number> {
    let size = 0
    body.on('data', (chunk: Buffer) => {
      size += chunk.length
      this.receivedBytes += chunk.length
    })
    await finished(body)
    return size
  }
}

const created = (): Reply => ({
  status: 201,
  headers: {
    ETag: `"${randomUUID()}"`,
    'Last-Modified': new Date().toUTCString(),
    'x-ms-request-id': randomUUID(),
    'x-ms-version': '2017-04-17',
  },
})

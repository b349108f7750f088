import { randomUUID } from 'node:crypto'
import type { Readable } from 'node:stream'
import { text as readText } from 'node:stream/consumers'
import { finished } from 'node:stream/promises'
import type { Reply } from '../http/reply.ts'
import {
  invalidBlock,
  invalidBlockList,
  missingBlobType,
  sasRefused,
  unsupportedVerb,
} from '../store/errors.ts'

/** A request for a blob; its body is still to be read. */
export interface BlobRequest {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: Readable
}

interface BlobCall extends BlobRequest {
  readonly blobName: string
}

const MOST_BLOCKS = 50_000

/** Blob storage that reads what it is sent and keeps the sizes: for uploads larger than memory. */
export class DiscardedBlobs {
  /** Bytes of each blob that was uploaded to the end, by its name. */
  readonly sizes = new Map<string, number>()
  /** Bytes read so far, of blobs, of blocks and of what was cut off. */
  receivedBytes = 0

  /** By signature, what a URL that was given out is good for. */
  readonly #grants = new Map<string, { blobName: string; expiresAt: number }>()
  /** Bytes of each block, by blob and id. */
  readonly #blocks = new Map<string, Map<string, number>>()

  /** By method and `comp` of the query. */
  readonly #operations: Readonly<Record<string, (call: BlobCall) => Promise<Reply>>> = {
    'PUT ': (call) => this.#putBlob(call),
    'PUT block': (call) => this.#putBlock(call),
    'PUT blocklist': (call) => this.#putBlockList(call),
  }

  /** Lets a signature in, for a blob and until a time. */
  grant(signature: string, blobName: string, expiresAt: number): void {
    this.#grants.set(signature, { blobName, expiresAt })
  }

  /** Forgets what was uploaded; URLs that were given out stay good. */
  reset(): void {
    this.sizes.clear()
    this.#blocks.clear()
    this.receivedBytes = 0
  }

  /** Answers as https://learn.microsoft.com/rest/api/storageservices/operations-on-block-blobs has it. */
  async handle(request: BlobRequest): Promise<Reply> {
    const blobName = request.path.slice(request.path.lastIndexOf('/') + 1)
    const grant = this.#grants.get(request.query.get('sig') ?? '')
    if (grant?.blobName !== blobName || Date.now() >= grant.expiresAt) return sasRefused()
    const operation = this.#operations[`${request.method} ${request.query.get('comp') ?? ''}`]
    return operation === undefined ? unsupportedVerb() : await operation({ ...request, blobName })
  }

  async #putBlob({ blobName, headers, body }: BlobCall): Promise<Reply> {
    if (headers['x-ms-blob-type'] !== 'BlockBlob') return missingBlobType()
    this.sizes.set(blobName, await this.#drain(body))
    this.#blocks.delete(blobName)
    return created()
  }

  async #putBlock({ blobName, query, body }: BlobCall): Promise<Reply> {
    const id = query.get('blockid') ?? ''
    const [other = id] = this.#blocks.get(blobName)?.keys() ?? []
    if (id === '' || id.length !== other.length) return invalidBlock()
    const size = await this.#drain(body)
    const blocks = this.#blocks.get(blobName) ?? new Map<string, number>()
    this.#blocks.set(blobName, blocks.set(id, size))
    return created()
  }

  async #putBlockList({ blobName, body }: BlobCall): Promise<Reply> {
    const blocks = this.#blocks.get(blobName)
    const ids = [...(await readText(body)).matchAll(/<(Latest|Uncommitted|Committed)>([^<]*)<\/\1>/g)]
    const sizes = ids.map(([, , id = '']) => blocks?.get(id))
    if (sizes.includes(undefined) || ids.length > MOST_BLOCKS) return invalidBlockList()
    this.sizes.set(
      blobName,
      sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0),
    )
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

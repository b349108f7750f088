import type { Block } from '../blocks.ts'
import type { Slices } from './send-body.ts'
import { exchange, type StorageCall, type Transport } from './storage-exchange.ts'

// The version that the SDK uses, which sends the requests for the block list and the properties.
const VERSION = '2026-04-06'

/**
 * Uploads a block of the blob at the URL: https://learn.microsoft.com/rest/api/storageservices/put-block
 *
 * Not with the SDK, which sends the other requests: a ZIP of 50 GiB has thousands of blocks, and the memory that the
 * SDK needs for each, 32 at once, makes the process grow by a third (bench/README.md).
 *
 * @throws like {@link exchange}.
 */
export async function putBlock(
  url: URL,
  { id, length }: Block,
  body: Slices,
  options: Pick<StorageCall, 'onProgress' | 'signal'>,
  transport: Transport,
): Promise<void> {
  const target = new URL(url)
  target.search += `&comp=block&blockid=${encodeURIComponent(id)}`
  const headers = {
    'content-length': String(length),
    'content-type': 'application/octet-stream',
    'x-ms-version': VERSION,
  }
  await exchange({ method: 'PUT', url: target, headers, body, ...options, expectedStatus: 201 }, transport)
}

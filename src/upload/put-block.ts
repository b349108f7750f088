import type { Block } from './blocks.ts'
import type { Slices } from './send-body.ts'
import { exchange, type StorageCall, type Transport } from './storage-exchange.ts'

// The version that the SDK asks for: list and properties of the blob are its requests.
const VERSION = '2026-04-06'

/**
 * Sends a block of the blob at the URL: https://learn.microsoft.com/rest/api/storageservices/put-block
 *
 * Not with the SDK, which makes the other requests: a ZIP of 50 GiB has thousands of blocks, and what the SDK takes for each,
 * 32 at once, makes the process grow by a third (bench/README.md).
 *
 * @throws as {@link exchange} does.
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
  await exchange({ method: 'PUT', url: target, headers, body, ...options }, transport)
}

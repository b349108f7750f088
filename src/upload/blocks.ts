/** A part of the file that one request uploads. */
export interface Block {
  /** Base64; all IDs of a blob have the same length, as the service requires. */
  readonly id: string
  readonly offset: number
  readonly length: number
}

const MIB = 2 ** 20
const SMALL_BLOCK = 4 * MIB
const BLOCK = 8 * MIB
const MOST_BLOCKS = 50_000
/** The first blocks are small, so that their answers soon show how fast the connection is. */
const SMALL_FIRST = { count: 4, length: MIB }

// The first version of the storage service that accepts blocks above 4 MiB, up to 100 MiB.
const LARGE_BLOCKS_SINCE = '2016-05-31'

/**
 * Splits a file into blocks. Their size depends on the version of the storage service in the upload URL, its `sv`: that
 * version's limits apply to requests.
 * https://learn.microsoft.com/rest/api/storageservices/scalability-targets-for-the-azure-blob-storage-service
 *
 * `uploadId` distinguishes the blocks of two uploads to the same blob, so that they are never mixed.
 */
export function blocksOf(sizeInBytes: number, uploadUrl: URL, uploadId: string): readonly Block[] {
  const version = uploadUrl.searchParams.get('sv') ?? ''
  const usual = /^\d{4}-\d{2}-\d{2}$/.test(version) && version >= LARGE_BLOCKS_SINCE ? BLOCK : SMALL_BLOCK
  const length = Math.max(usual, Math.ceil(sizeInBytes / (MOST_BLOCKS - SMALL_FIRST.count) / MIB) * MIB)
  const small = sizeInBytes > length ? SMALL_FIRST.count : 0
  const rest = small * SMALL_FIRST.length
  return Array.from({ length: small + Math.ceil((sizeInBytes - rest) / length) }, (_, index) => {
    const offset = index < small ? index * SMALL_FIRST.length : rest + (index - small) * length
    return {
      id: Buffer.from(`${uploadId}-${String(index).padStart(6, '0')}`).toString('base64'),
      offset,
      length: Math.min(index < small ? SMALL_FIRST.length : length, sizeInBytes - offset),
    }
  })
}

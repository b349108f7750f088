import type { ClientRequest } from 'node:http'
import type { Clock } from '../../shared/clock.ts'

/** Slices of a body. Each is valid until the next one is requested. */
export type Slices = AsyncIterable<Buffer> | Iterable<Buffer>

/**
 * Sends the body of a request slice by slice, each after the previous one has been accepted, and reports to
 * `onProgress` how many bytes the network has accepted so far. Never rejects: a failure ends the request, whose answer
 * then rejects with the reason.
 */
export async function sendBody(
  outgoing: ClientRequest,
  slices: Slices,
  clock: Clock,
  onProgress: (sentBytes: number) => void,
): Promise<void> {
  const startedAt = clock.uptime()
  let sentBytes = 0
  try {
    for await (const slice of slices) {
      for (let at = 0; at < slice.length; ) {
        const piece = slice.subarray(at, at + nextPieceLength(sentBytes, clock.uptime() - startedAt))
        await write(outgoing, piece)
        if (outgoing.destroyed) return
        at += piece.length
        sentBytes += piece.length
        onProgress(sentBytes)
      }
    }
    outgoing.end()
  } catch (error) {
    outgoing.destroy(error instanceof Error ? error : new Error(String(error)))
  }
}

const SMALLEST_PIECE = 2 ** 16

/**
 * Returns the maximum number of bytes for the next write of a body. Large pieces save time, but a write completes only
 * when all of it is taken, so each piece is sized to take about a second: on a slow line, small enough that the line
 * does not look dead (see IdleTimeout). Since the first bytes only fill the system's buffers and say nothing about the
 * speed, a piece is also at most a quarter of what was sent before.
 */
export function nextPieceLength(sentBytes: number, elapsedInMs: number): number {
  const bytesPerSecond = (sentBytes / Math.max(1, elapsedInMs)) * 1000
  return Math.max(SMALLEST_PIECE, Math.floor(Math.min(bytesPerSecond, sentBytes / 4)))
}

/** Resolves when the network has accepted the piece. */
function write(outgoing: ClientRequest, piece: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    outgoing.write(piece, (error) => (error ? reject(error) : resolve()))
  })
}

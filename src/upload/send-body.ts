import type { ClientRequest } from 'node:http'
import type { Clock } from '../shared/clock.ts'

/** Slices of a body. Each is good until the next one is asked for. */
export type Slices = AsyncIterable<Buffer> | Iterable<Buffer>

/**
 * Sends the body of a request, one slice after the other, each when the one before has left, and tells `onProgress` how many
 * bytes the network has taken so far. Never rejects: what fails here ends the request, and whoever waits for its answer gets
 * the reason.
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
 * Returns the most bytes for the next write of a body. Large pieces save time, and the network says nothing of a piece
 * before it has taken all of it: so a piece is what takes a second, and on a slow line so small that it tells that line
 * from a dead one (see IdleTimeout). The first bytes only fill the system's buffers and say nothing about the speed,
 * thus also no more than a quarter of what went before.
 */
export function nextPieceLength(sentBytes: number, elapsedInMs: number): number {
  const bytesPerSecond = (sentBytes / Math.max(1, elapsedInMs)) * 1000
  return Math.max(SMALLEST_PIECE, Math.floor(Math.min(bytesPerSecond, sentBytes / 4)))
}

/** Resolves when the network has taken the piece. */
function write(outgoing: ClientRequest, piece: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    outgoing.write(piece, (error) => (error ? reject(error) : resolve()))
  })
}

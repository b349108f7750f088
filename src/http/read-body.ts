import { isUtf8 } from 'node:buffer'
import type { IncomingMessage } from 'node:http'

/** The body of an answer. */
export interface Body {
  /** Empty if the body is too large. */
  readonly text: string
  /** Reason why it is unusable, as far as that can be seen before parsing; absent: none. */
  readonly flaw?: string
}

// A submission in a hundred languages has about 5 MB. Parsed, 16 MB of JSON take up to 400 MB, which every runner has
// to spare.
const LARGEST_MB = 16

/**
 * Reads the body of an answer, without a byte order mark. A body beyond the limit is not read to its end: its
 * connection is closed.
 */
export async function readBody(message: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = []
  let length = 0
  // Leaving the loop destroys the message and with it the connection.
  for await (const chunk of message as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > LARGEST_MB * 2 ** 20) return { text: '', flaw: `the body is larger than ${LARGEST_MB} MB` }
    chunks.push(chunk)
  }
  const bytes = Buffer.concat(chunks)
  const text = new TextDecoder().decode(bytes)
  // Otherwise an update would write the replacement characters to the Store.
  return isUtf8(bytes) ? { text } : { text, flaw: 'the body is not UTF-8' }
}

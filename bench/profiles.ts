/** A line to the storage. */
export interface Profile {
  readonly name: string
  /** What one connection takes; undefined for no limit. */
  readonly bytesPerSecond?: number
  /** Passes before each answer. */
  readonly delayInMs: number
}

/** As fast as the machine. */
export const UNLIMITED: Profile = { name: 'unlimited', delayInMs: 0 }

/** Lines on which connections, not the machine, are the limit. */
export const LIMITED: readonly Profile[] = [
  { name: '25 MB/s per connection', bytesPerSecond: 25e6, delayInMs: 0 },
  { name: '25 MB/s per connection, 50 ms per request', bytesPerSecond: 25e6, delayInMs: 50 },
]

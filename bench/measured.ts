import { readFile } from 'node:fs/promises'

/** What one upload took. */
export interface Sample {
  readonly seconds: number
  /** User and system. */
  readonly cpuSeconds: number
  readonly peakRssInBytes: number
  /** To the disk; undefined where the system does not tell. */
  readonly writtenBytes?: number
  /** Of `seconds`, before the first byte was sent. */
  readonly preparingSeconds?: number
}

/** Runs an upload in this process and gives what it took, up to its return. `prepare` may come first, and counts. */
export async function measured(prepare: () => Promise<() => Promise<void>>): Promise<Sample> {
  const writtenBefore = await writtenBytes()
  const cpuBefore = process.cpuUsage()
  const startedAt = performance.now()
  const send = await prepare()
  const preparedAt = performance.now()
  await send()
  const endedAt = performance.now()
  const { user, system } = process.cpuUsage(cpuBefore)
  const written = await writtenBytes()
  return {
    seconds: (endedAt - startedAt) / 1000,
    preparingSeconds: (preparedAt - startedAt) / 1000,
    cpuSeconds: (user + system) / 1e6,
    peakRssInBytes: process.resourceUsage().maxRSS * 1024,
    ...(written === undefined || writtenBefore === undefined
      ? {}
      : { writtenBytes: written - writtenBefore }),
  }
}

// https://www.kernel.org/doc/html/latest/filesystems/proc.html#proc-pid-io-display-the-io-accounting-fields
async function writtenBytes(): Promise<number | undefined> {
  const text = await readFile('/proc/self/io', 'utf8').catch(() => '')
  const bytes = /^write_bytes: (\d+)/m.exec(text)?.[1]
  return bytes === undefined ? undefined : Number(bytes)
}

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'

const COMMAND = [
  createRequire(import.meta.url).resolve('azurite/dist/src/blob/main.js'),
  '--inMemoryPersistence',
  // The SDK's API version is ahead of Azurite's; without this every request is a 400.
  '--skipApiVersionCheck',
  '--silent',
  '--disableTelemetry',
  '--blobHost',
  '127.0.0.1',
  '--blobPort',
  '0',
]

/** Blob storage in a child process, in memory. */
export interface Azurite {
  readonly url: string
  /** Kills the process. */
  close(): Promise<void>
}

/** Starts Azurite on a free port and waits until it listens. */
export async function startAzurite(): Promise<Azurite> {
  const child = spawn(process.execPath, COMMAND, {
    stdio: ['ignore', 'pipe', 'pipe'],
    // The parent's flags (Jest's, a debugger's) are not meant for the child.
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  const gone = once(child, 'exit')
  const kill = (): boolean => child.kill('SIGKILL')
  process.once('exit', kill)

  const url = await new Promise<string>((resolve, reject) => {
    const seen: string[] = []
    const listen = (chunk: Buffer): void => {
      seen.push(chunk.toString())
      const found = /successfully listens on (\S+)/.exec(seen.join(''))?.[1]
      if (found !== undefined) resolve(found)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`Azurite ended with ${code}: ${seen.join('')}`)))
  })

  return {
    url,
    async close() {
      process.off('exit', kill)
      kill()
      await gone
    },
  }
}

import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Profile } from './profiles.ts'

/** A discarding blob storage in its own process. */
export interface Storage extends AsyncDisposable {
  /** An address that nothing was uploaded to. */
  newBlob(): URL
  /** @throws Error when a blob does not have that many bytes. */
  check(blob: URL, sizeInBytes: number): Promise<void>
}

/** Starts a storage with the line of a profile. */
export async function startStorage(profile: Profile): Promise<Storage> {
  const child = fork(fileURLToPath(new URL('./endpoint.js', import.meta.url)), [JSON.stringify(profile)])
  const [port] = await once(child, 'message')
  let count = 0
  return {
    newBlob() {
      count += 1
      return new URL(`http://127.0.0.1:${port}/account/uploads/${count}?sv=2017-04-17&sr=b&sp=rw&sig=none`)
    },
    async check(blob, sizeInBytes) {
      const arrived = Number(await (await fetch(blob)).text())
      if (arrived !== sizeInBytes) throw new Error(`${arrived} of ${sizeInBytes} bytes arrived`)
    },
    async [Symbol.asyncDispose]() {
      child.disconnect()
      await once(child, 'exit')
    },
  }
}

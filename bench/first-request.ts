import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a process had taken by the time that its first request came. */
export interface Start {
  readonly ms: number
  /** On any core; undefined where the system does not tell. */
  readonly cpuMs: number | undefined
}

/** A program that sends a request as soon as it can. */
export interface Program {
  /** Path of its file. */
  readonly path: string
  /** Its environment, with the address to send the request to. */
  env(url: string): Readonly<Record<string, string>>
}

/** A server that notes when it is asked, and refuses. */
export interface Door extends AsyncDisposable {
  /** Starts a program, waits for its first request and then for its end. */
  measure(node: string, program: Program): Promise<Start>
}

/** Opens a door on 127.0.0.1. */
export async function openDoor(): Promise<Door> {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    async measure(node, { path, env }) {
      const arrival = once(server, 'request') as Promise<[IncomingMessage, ServerResponse]>
      const startedAt = performance.now()
      const child = spawn(node, [path], { env: env(url), stdio: 'ignore' })
      const gone = once(child, 'exit')
      const early = gone.then(() => Promise.reject(new Error(`${path} ended without a request`)))
      const [, response] = await Promise.race([arrival, early])
      const ms = performance.now() - startedAt
      const cpuMs = await cpuOf(child.pid ?? 0)
      early.catch(() => undefined)
      response.writeHead(400, { connection: 'close' }).end()
      await gone
      return { ms, cpuMs }
    },
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

// Nanoseconds that each thread has run: https://www.kernel.org/doc/html/latest/scheduler/sched-stats.html
async function cpuOf(pid: number): Promise<number | undefined> {
  const folder = `/proc/${pid}/task`
  try {
    const threads = await readdir(folder)
    const texts = await Promise.all(threads.map((id) => readFile(`${folder}/${id}/schedstat`, 'utf8')))
    return texts.reduce((sum, text) => sum + Number(text.split(' ')[0]), 0) / 1e6
  } catch {
    return undefined
  }
}

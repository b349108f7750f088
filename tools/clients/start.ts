import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { fetchProgram } from './fetch-program.ts'
import { HOSTS_FILE } from './network.ts'
import { programs } from './programs.ts'

// Runs third-party programs against the emulator, without changing a byte of them: they run in their own network, in
// which Microsoft's hosts are this machine. That requires Linux, `unshare`, `ip` and `openssl`, but not root.
const { values, positionals } = parseArgs({
  options: { from: { type: 'string', default: '.' } },
  allowPositionals: true,
})
const chosen = programs.filter(({ name }) => positionals.length === 0 || positionals.includes(name))
if (chosen.length === 0) {
  console.error(`There are: ${programs.map(({ name }) => name).join(', ')}.`)
  process.exit(1)
}

const workspace = await mkdtemp(join(tmpdir(), 'clients-'))
try {
  const fetched: string[] = []
  for (const program of chosen) {
    try {
      await fetchProgram(program, join(workspace, program.name), values.from)
      fetched.push(program.name)
    } catch (error) {
      console.error(`${program.name} could not be fetched: ${error}`)
    }
  }
  const inside = join(import.meta.dirname, 'inside.js')
  const hosts = join(workspace, 'hosts')
  await writeFile(hosts, HOSTS_FILE)
  const isolate = 'mount --bind "$0" /etc/hosts && ip link set lo up && exec "$@"'
  const command = [process.execPath, inside, workspace, ...fetched]
  const args = ['--map-root-user', '--mount', '--net', 'sh', '-c', isolate, hosts, ...command]
  const child = spawn('unshare', args, { stdio: 'inherit' })
  const [code] = (await once(child, 'exit')) as [number | null]
  process.exitCode = code ?? 1
} finally {
  await rm(workspace, { recursive: true, force: true })
}

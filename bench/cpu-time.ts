import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Has a Node process write down what CPU it took. */
export interface CpuMeter {
  /** Variables for that process. */
  readonly env: Readonly<Record<string, string>>
  /** Milliseconds, user and system, of the process that ended last. */
  read(): Promise<number>
}

const PROBE = `
const { writeFileSync } = require('node:fs')
process.on('exit', () => {
  const { user, system } = process.cpuUsage()
  writeFileSync(process.env.CPU_TIME_FILE, String((user + system) / 1000))
})
`

/** Makes a meter that keeps its files in a folder. */
export async function cpuMeter(folder: string): Promise<CpuMeter> {
  const probe = join(folder, 'cpu-probe.cjs')
  const file = join(folder, 'cpu-time')
  await writeFile(probe, PROBE)
  return {
    env: { NODE_OPTIONS: `--require=${probe}`, CPU_TIME_FILE: file },
    read: async () => Number(await readFile(file, 'utf8')),
  }
}

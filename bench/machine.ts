import { execFileSync } from 'node:child_process'
import { cpus, release, totalmem, type } from 'node:os'
import { GIB } from './files.ts'

/** One line about the machine that figures were seen on. */
export function machine(): string {
  const [cpu] = cpus()
  const system = `${type()} ${release().split('-')[0]}`
  const memory = `${Math.round(totalmem() / GIB)} GiB`
  const tools = [versionOf('curl', '--version'), versionOf('python3', '--version')]
  return [
    `${cpus().length} cores (${cpu?.model ?? 'unknown'})`,
    memory,
    `Node ${process.versions.node}`,
    system,
    ...tools,
  ]
    .filter((part) => part !== undefined)
    .join(', ')
}

function versionOf(command: string, flag: string): string | undefined {
  try {
    return execFileSync(command, [flag], { encoding: 'utf8' }).match(/^\S+ [\d.]+/)?.[0]
  } catch {
    return undefined
  }
}

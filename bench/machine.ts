import { execFileSync } from 'node:child_process'
import { cpus, release, totalmem, type } from 'node:os'

/** Path of the Node that runs actions on GitHub's runner: from NODE_24 or npm, otherwise the one that runs this. */
export const NODE =
  process.env['NODE_24'] ??
  readOutput('npm', ['exec', '--yes', '--package=node@24.21.0', '-c', 'node -p process.execPath']) ??
  process.execPath

/** Describes the machine that figures were measured on, in one line. */
export function describeMachine(): string {
  return [
    `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'})`,
    `${Math.round(totalmem() / 2 ** 30)} GiB`,
    `Node ${readOutput(NODE, ['-p', 'process.versions.node'])}`,
    `${type()} ${release().split('-')[0]}`,
    ...['curl', 'python3'].flatMap((tool) => readOutput(tool, ['--version'])?.match(/^\S+ [\d.]+/) ?? []),
  ].join(', ')
}

function readOutput(command: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return undefined
  }
}

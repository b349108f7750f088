import { parseArgs } from 'node:util'
import { SCENARIOS, type Scenario } from './scenarios.ts'

/** A request to the demo. */
export type DemoRequest =
  | { readonly kind: 'list' }
  | { readonly kind: 'mistake'; readonly problem: string }
  | {
      readonly kind: 'run'
      readonly scenarios: readonly (readonly [name: string, scenario: Scenario])[]
      readonly verbose: boolean
    }

/** Reads the arguments of the command line. Without a name, the first scenario is run. */
export function readArguments(args: readonly string[]): DemoRequest {
  const known = Object.entries(SCENARIOS)
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { list: { type: 'boolean' }, verbose: { type: 'boolean' } },
    })
    if (values.list) return { kind: 'list' }
    const names = positionals.length === 0 ? known.slice(0, 1).map(([name]) => name) : positionals
    const unknown = names.find((name) => name !== 'all' && !Object.hasOwn(SCENARIOS, name))
    if (unknown !== undefined) return { kind: 'mistake', problem: `There is no scenario "${unknown}".` }
    const scenarios = known.filter(([name]) => names.includes('all') || names.includes(name))
    return { kind: 'run', scenarios, verbose: values.verbose ?? false }
  } catch (error) {
    return { kind: 'mistake', problem: error instanceof Error ? error.message : String(error) }
  }
}

/** Lists the scenarios, a line each. */
export function listScenarios(): readonly string[] {
  const longest = Math.max(...Object.keys(SCENARIOS).map(({ length }) => length))
  const line = (name: string, text: string): string => `  ${name.padEnd(longest)}  ${text}`
  return [
    'Scenarios, for "npm run demo -- NAME":',
    ...Object.entries(SCENARIOS).map(([name, { title }]) => line(name, `${title}.`)),
    line('all', 'Every one of them.'),
    'With --verbose, the log has debug lines, and the requests that the Store saw are listed.',
  ]
}

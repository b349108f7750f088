import { describe, expect, it } from '@jest/globals'
import { listScenarios, readArguments } from '../../../emulator/demo/arguments.ts'
import { SCENARIOS } from '../../../emulator/demo/scenarios.ts'

/** What is asked for, with scenarios by their names. */
function read(...args: readonly string[]): unknown {
  const request = readArguments(args)
  return request.kind === 'run' ? { ...request, scenarios: request.scenarios.map(([name]) => name) } : request
}

describe('The arguments of the demo', () => {
  it.each<{ args: readonly string[]; expected: unknown }>([
    { args: [], expected: { kind: 'run', scenarios: ['app'], verbose: false } },
    { args: ['rollout'], expected: { kind: 'run', scenarios: ['rollout'], verbose: false } },
    {
      args: ['oidc', 'app', '--verbose'],
      expected: { kind: 'run', scenarios: ['app', 'oidc'], verbose: true },
    },
    { args: ['all'], expected: { kind: 'run', scenarios: Object.keys(SCENARIOS), verbose: false } },
    { args: ['--list'], expected: { kind: 'list' } },
    { args: ['lost'], expected: { kind: 'mistake', problem: 'There is no scenario "lost".' } },
    { args: ['toString'], expected: { kind: 'mistake', problem: 'There is no scenario "toString".' } },
    { args: ['--loud'], expected: { kind: 'mistake', problem: expect.stringContaining('--loud') } },
  ])('$args', ({ args, expected }) => {
    expect(read(...args)).toEqual(expected)
  })

  it('are listed with a sentence each', () => {
    const names = listScenarios().flatMap((line) => /^ {2}(\S+) +[A-Z].*\.$/.exec(line)?.[1] ?? [])
    expect(names).toEqual([...Object.keys(SCENARIOS), 'all'])
  })
})

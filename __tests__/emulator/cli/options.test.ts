import { describe, expect, it } from '@jest/globals'
import { OPTIONS, readOptions } from '../../../emulator/cli/options.ts'

const standard = {
  port: 8080,
  names: [],
  samples: '.build/samples',
  blobs: 'azurite',
  hasObservedLatency: false,
  settings: [],
}

const errorOf = (act: () => unknown): string => {
  try {
    act()
    return ''
  } catch (error) {
    return String((error as Error).message)
  }
}

describe('The command line of the emulator', () => {
  it.each([
    { args: [], expected: standard },
    { args: ['--help'], expected: undefined },
    { args: ['--port', '0', '--discard-uploads'], expected: { ...standard, port: 0, blobs: 'discard' } },
    {
      args: ['--identity', 'Fabrikam.App', '--publisher', 'CN=Fabrikam'],
      expected: { ...standard, identity: { name: 'Fabrikam.App', publisher: 'CN=Fabrikam' } },
    },
    {
      args: ['--like', 'app.msix', '--name', 'My App', '--name=My App Pro'],
      expected: { ...standard, like: 'app.msix', names: ['My App', 'My App Pro'] },
    },
    {
      args: ['--observed-latency', '--samples', 'out', '--set', 'keyword-characters=40'],
      expected: {
        ...standard,
        hasObservedLatency: true,
        samples: 'out',
        settings: [{ of: 'products', property: 'keywordCharacters', value: 40 }],
      },
    },
  ])('reads $args', ({ args, expected }) => {
    expect(readOptions(args)).toEqual(expected)
  })

  it.each(OPTIONS.map(([option]) => option.split(' ')[0] ?? ''))('knows %s, which the help shows', (name) => {
    // Whatever is wrong without its value or the others: it is not the name.
    const read = (): unknown => readOptions([name])
    expect(errorOf(read)).not.toMatch(/^Unknown option/)
  })

  it.each([
    { args: ['--prot', '1'], says: /^Unknown option '--prot'/ },
    { args: ['8080'], says: /^Unexpected argument '8080'/ },
    { args: ['--port', '80a'], says: 'The port cannot be "80a"; it is a number from 0 to 65535.' },
    { args: ['--port', '65536'], says: 'The port cannot be "65536"; it is a number from 0 to 65535.' },
    { args: ['--identity', 'A'], says: '--identity and --publisher must be used together.' },
    { args: ['--publisher', 'CN=A'], says: '--identity and --publisher must be used together.' },
    ...['', 'My App', '../App', 'A&B.App', 'A'.repeat(51)].map((name) => ({
      args: ['--identity', name, '--publisher', 'CN=A'],
      says: `The identity cannot be "${name}"; it has 3 to 50 letters, digits, periods and dashes.`,
    })),
    { args: ['--name', ' '], says: 'The name of the app cannot be empty.' },
    {
      args: ['--identity', 'A.B', '--publisher', 'Contoso'],
      says: 'The publisher cannot be "Contoso"; it is a distinguished name such as CN=Contoso.',
    },
    {
      args: ['--like', 'a.msix', '--publisher', 'CN=A'],
      says: '--like cannot be combined with --identity or --publisher.',
    },
    { args: ['--set', 'keywords=1'], says: 'There is no switch "keywords"; --help lists them.' },
    {
      args: ['--set', 'access=none'],
      says: 'The switch "access" cannot be "none"; it takes granted | forbidden | unsupported.',
    },
    {
      args: ['--set', 'stored-revision=-1'],
      says: 'The switch "stored-revision" cannot be "-1"; it takes NUMBER.',
    },
    {
      args: ['--set', 'statuses=Certification,'],
      says: 'The switch "statuses" cannot be "Certification,"; it takes STATUS,STATUS,….',
    },
  ])('refuses $args', ({ args, says }) => {
    expect(() => readOptions(args)).toThrow(says)
  })
})

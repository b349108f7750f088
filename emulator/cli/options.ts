import { parseArgs } from 'node:util'
import { readSetting, type Setting } from './switches.ts'

/** The options of the command line. */
export interface Options {
  /** TCP port; 0 takes a free one. */
  readonly port: number
  /** The identity that packages of the app must have. */
  readonly identity?: { readonly name: string; readonly publisher: string }
  /** Path of a package that has this identity. */
  readonly like?: string
  /** Names that the app has reserved, its own first. */
  readonly names: readonly string[]
  /** Folder for the sample package. */
  readonly samples: string
  readonly blobs: 'azurite' | 'discard'
  readonly hasObservedLatency: boolean
  readonly settings: readonly Setting[]
}

/** The options as shown in the help. */
export const OPTIONS: readonly (readonly [option: string, what: string])[] = [
  ['--port NUMBER', 'TCP port on 127.0.0.1; default: 8080; 0 takes a free one'],
  ['--identity NAME', 'identity name that packages must have; with --publisher'],
  ['--publisher CN=…', 'publisher that packages must have; with --identity'],
  ['--like PACKAGE', 'take both from a package, bundle or upload file, with an older version live'],
  ['--name NAME', 'name of the app; repeat it for more reserved names'],
  ['--samples FOLDER', 'folder for the sample package; default: .build/samples'],
  ['--discard-uploads', 'keep only the sizes of uploads, and assume that they contain every file'],
  ['--observed-latency', 'answer as slowly as the real Store does'],
  ['--set NAME=VALUE', 'set a switch, below; repeat it for more'],
  ['--help', 'show this'],
]

/**
 * Reads the arguments of the command line; undefined means that the help is requested.
 * @throws {TypeError} With one line that says what is wrong with them.
 */
export function readOptions(args: readonly string[]): Options | undefined {
  const values = parse(args)
  if (values.help) return undefined
  const { identity: name, publisher, like } = values
  const settings = values.set.map(readSetting)
  const error = [
    checkPort(values.port),
    checkIdentity(name, publisher, like),
    checkNames(values.name),
    ...settings,
  ].find((one) => typeof one === 'string')
  if (error !== undefined) throw new TypeError(error)
  return {
    port: Number(values.port),
    ...(name !== undefined && publisher !== undefined && { identity: { name, publisher } }),
    ...(like !== undefined && { like }),
    names: values.name,
    samples: values.samples,
    blobs: values['discard-uploads'] ? 'discard' : 'azurite',
    hasObservedLatency: values['observed-latency'],
    settings: settings.filter((setting) => typeof setting !== 'string'),
  }
}

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    options: {
      port: { type: 'string', default: '8080' },
      identity: { type: 'string' },
      publisher: { type: 'string' },
      like: { type: 'string' },
      name: { type: 'string', multiple: true, default: [] },
      samples: { type: 'string', default: '.build/samples' },
      'discard-uploads': { type: 'boolean', default: false },
      'observed-latency': { type: 'boolean', default: false },
      set: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean', default: false },
    },
  }).values

/** Returns whether packages can have a name: https://learn.microsoft.com/uwp/schemas/appxpackage/uapmanifestschema/element-identity. */
export const isIdentityName = (name: string): boolean => /^[A-Za-z0-9.-]{3,50}$/.test(name)

function checkPort(port: string): string | undefined {
  const isPort = /^\d{1,5}$/.test(port) && Number(port) <= 65_535
  return isPort ? undefined : `The port cannot be "${port}"; it is a number from 0 to 65535.`
}

function checkIdentity(
  name: string | undefined,
  publisher: string | undefined,
  like: string | undefined,
): string | undefined {
  if (like !== undefined && (name !== undefined || publisher !== undefined)) {
    return '--like cannot be combined with --identity or --publisher.'
  }
  if (name === undefined && publisher === undefined) return undefined
  if (name === undefined || publisher === undefined)
    return '--identity and --publisher must be used together.'
  if (!isIdentityName(name)) {
    return `The identity cannot be "${name}"; it has 3 to 50 letters, digits, periods and dashes.`
  }
  return publisher.includes('=')
    ? undefined
    : `The publisher cannot be "${publisher}"; it is a distinguished name such as CN=Contoso.`
}

function checkNames(names: readonly string[]): string | undefined {
  return names.some((name) => name.trim() === '') ? 'The name of the app cannot be empty.' : undefined
}

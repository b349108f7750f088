import type { Inputs } from './action/inputs.ts'
import type { JsonObject } from './json.ts'
import type { Ports, Zip } from './ports.ts'
import { publish } from './publish.ts'

/** The user's files, as values. */
export interface Files {
  /** @throws InputError when the pattern names no ZIP that can be published. */
  zip(pattern: string): Promise<Zip>
  /** @throws InputError when it is no JSON object. */
  submission(given: string): Promise<JsonObject>
}

/** Reads the files that a command needs and gives what is left to do, for which the Store is needed. */
export type Command = (inputs: Inputs, files: Files) => Promise<(ports: Ports) => Promise<void>>

/** The commands by their names in the workflow file. */
export const COMMANDS: Readonly<Record<Inputs['command'], Command>> = {
  async publish(inputs, files) {
    const zip = inputs.zipPath === undefined ? undefined : await files.zip(inputs.zipPath)
    const submission = inputs.submission === undefined ? undefined : await files.submission(inputs.submission)
    return (ports) => publish({ ...inputs, zip, submission }, ports)
  },
}

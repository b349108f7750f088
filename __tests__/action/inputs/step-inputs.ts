import { type Disclosure, type Inputs, readInputs } from '../../../src/action/inputs/read-inputs.ts'
import { InputError } from '../../../src/shared/errors.ts'

/** Inputs as a workflow gives them. */
export type StepInputs = Readonly<Record<string, string>>

export const FLIGHT_ID = '43e448df-97c9-4a43-a0bc-2a445e736bcd'
export const who: StepInputs = {
  'tenant-id': 'contoso.example',
  'client-id': 'client',
  'client-secret': 'hidden',
}
export const app: StepInputs = { ...who, 'app-id': '9NBLGGH4R315' }
export const flight: StepInputs = { ...app, 'flight-id': FLIGHT_ID }
export const addOn: StepInputs = { ...who, 'add-on-id': '9NBLGGH4TNMP' }
/** As little as `publish` can do with. */
export const minimal: StepInputs = { ...app, 'zip-path': 'upload.zip' }

/** The variables that the runner sets for them. */
export const envOf = (given: StepInputs): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]))

/** Takes neither secrets nor ids. */
export const ignoring: Disclosure = { maskSecret: () => undefined, showId: () => undefined }

/** What is read from them. */
export const read = (given: StepInputs): Inputs => readInputs(envOf(given), ignoring)

/** What is read from them for `publish`. */
export function readPublish(given: StepInputs): Extract<Inputs['command'], { command: 'publish' }> {
  const { command } = read(given)
  if (command.command !== 'publish') throw new Error(`They are for ${command.command}.`)
  return command
}

/** The input and the words of the refusal, and what was kept secret before it. */
export function refusal(given: StepInputs, env: StepInputs = {}) {
  const secrets: string[] = []
  try {
    readInputs(
      { ...envOf(given), ...env },
      { ...ignoring, maskSecret: (secret) => void secrets.push(secret) },
    )
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    return { input: error.input, message: error.message, secrets }
  }
  throw new Error('It was not refused.')
}

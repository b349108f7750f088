/**
 * Reads the inputs of a step from NAME=VALUE.
 * @throws {TypeError} With one line that says which argument is not an input.
 */
export function readActionInputs(args: readonly string[]): Readonly<Record<string, string>> {
  const pairs = args.map((arg) => {
    const [, name, value] = /^([a-z][a-z-]*)=(.*)$/s.exec(arg) ?? []
    if (name === undefined || value === undefined) {
      throw new TypeError(`"${arg}" is not an input; write NAME=VALUE for each, e.g. dry-run=true.`)
    }
    return [name, value] as const
  })
  return Object.fromEntries(pairs)
}

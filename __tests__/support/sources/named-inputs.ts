import { COMMAND_NAMES, type CommandName, INPUTS, type InputName } from '../../../src/action/inputs/schema.ts'
import type { Kind } from '../../../src/store/product.ts'

/** An input in a sentence, with the value that it is to have: `"command: wait"`, `"packages"`. */
export const QUOTED = /"([a-z]+(?:-[a-z]+)*)(?:: ([^"\n]+))?"/g

/** Returns whether a word is the name of an input. */
export const isInput = (name: string): name is InputName => Object.hasOwn(INPUTS, name)

/** Lists the inputs in a message that the command does not use, or that are not for the kind of product. */
export function misfits(message: string, command: CommandName, kind: Kind): readonly string[] {
  const unfit: string[] = []
  // After `"command: wait"` a sentence is about that command.
  let current = command
  for (const [whole, name = '', value] of message.matchAll(QUOTED)) {
    if (name === 'command' && COMMAND_NAMES.includes(value as CommandName)) current = value as CommandName
    else if (isInput(name) && !isFor(INPUTS[name], current, kind)) unfit.push(`${whole} of ${current}`)
  }
  return unfit
}

function isFor(
  { commands, kinds }: { readonly commands: readonly CommandName[]; readonly kinds: readonly Kind[] },
  command: CommandName,
  kind: Kind,
): boolean {
  return commands.includes(command) && kinds.includes(kind)
}

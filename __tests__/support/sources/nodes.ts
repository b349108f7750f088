import { describe } from '@jest/globals'

/** The runner brings Node 24; the bundle also has to start on the oldest Node that is still around. */
const NODES = [
  { name: `this Node (${process.version})`, node: process.execPath },
  { name: 'Node 24', node: process.env['NODE_24'] ?? '' },
] as const

/** Describes what the bundle does on each Node; `node` is its binary, and one that is not here is skipped. */
export function describeOnEachNode(title: string, tests: (node: string, name: string) => void): void {
  for (const { name, node } of NODES) {
    const describeHere = node === '' ? describe.skip : describe
    describeHere(`${title}, on ${name}`, () => tests(node, name))
  }
}

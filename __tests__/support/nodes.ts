/** The runner brings Node 24; the bundle also has to start on the oldest Node that is still around. */
export const NODES = [
  { name: `this Node (${process.version})`, node: process.execPath },
  { name: 'Node 24', node: process.env['NODE_24'] ?? '' },
] as const

import { isLfsPointer, LFS_POINTER } from '../lfs-pointer.ts'
import { FileProblem } from './file-problem.ts'

/** First bytes of a file that {@link notAZip} looks at. */
export const HEAD_BYTES = 512

// Other files that people pass as packages, by their first bytes in hexadecimal.
const KINDS: readonly (readonly [start: string, problem: string])[] = [
  ['504b0304', 'is cut off, or more than 64 KiB of other bytes follow it. Build or download it again.'],
  ['4d5a', 'is a program, not a package. Build an MSIX package from it.'],
  ['d0cf11e0', 'is an MSI, not a package. Build an MSIX package from it.'],
  ['1f8b', 'is a gzip archive, not a ZIP. Create a ZIP.'],
  ['377abcaf', 'is a 7z archive, not a ZIP. Create a ZIP.'],
  ['52617221', 'is a RAR archive, not a ZIP. Create a ZIP.'],
]

/** Returns the problem with a file that should be a ZIP but is not, judged by its first bytes. */
export function notAZip(head: Buffer): FileProblem {
  if (head.length === 0) return new FileProblem('is empty. Build it again.')
  if (isLfsPointer(head)) return new FileProblem(LFS_POINTER)
  if (/^\s*<(?:!doctype\s+html|html)/i.test(head.toString('latin1')))
    return new FileProblem('is a web page: the download failed.')
  const start = head.toString('hex')
  const problem = KINDS.find(([prefix]) => start.startsWith(prefix))?.[1]
  return new FileProblem(problem ?? 'is not a ZIP. Build it again.')
}

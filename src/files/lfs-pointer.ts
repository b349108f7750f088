/** The problem with a file that is a pointer; continues a sentence that begins with its path. */
export const LFS_POINTER = 'is a Git LFS pointer, not the file itself. Set "lfs: true" for actions/checkout.'

// https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md#the-pointer
const START = Buffer.from('version https://git-lfs.github.com/spec/')

/** Returns whether a file that begins with these bytes is the pointer left by a checkout without Git LFS. */
export function isLfsPointer(head: Buffer): boolean {
  return head.subarray(0, START.length).equals(START)
}

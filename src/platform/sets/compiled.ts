import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Heap } from './heap.ts'
import type { Kernels } from './kernels.ts'
import { plainKernels } from './plain.ts'

/** Makes the kernels for a heap. */
export type MakeKernels = (heap: Heap) => Kernels

/** @param dist where the build puts what it makes
 * @returns the kernels that it compiled; the plain ones where nothing was built */
export function findKernels(dist: string): MakeKernels {
  const file = path.join(dist, 'kernels.wasm')
  if (!existsSync(file)) return plainKernels
  const module = new WebAssembly.Module(readFileSync(file))
  return (heap) => {
    const { exports } = new WebAssembly.Instance(module, { env: { memory: heap.memory } })
    if (!isKernels(exports, Object.keys(plainKernels(heap)))) throw new Error(`${file} is of another version`)
    return exports
  }
}

function isKernels(exports: unknown, names: readonly string[]): exports is Kernels {
  const found = exports as Readonly<Record<string, unknown>>
  return names.every((name) => typeof found[name] === 'function')
}

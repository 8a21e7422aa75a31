import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { LeftOut } from './fault.ts'

/** A file system of our own, until it is disposed of. */
export interface Mounted extends Disposable {
  readonly folder: string
}

/** Mounts a disk in memory that is full after so many bytes.
 * @throws {LeftOut} where this account may not mount */
export function mountMemory(folder: string, bytes: number): Mounted {
  mkdirSync(folder, { recursive: true })
  attempt('mount', ['-t', 'tmpfs', '-o', `size=${bytes},mode=700`, 'fanlight-prove', folder])
  return { folder, [Symbol.dispose]: () => unmount(folder) }
}

/** A disk in a file, that can break: then the system lets nobody write to it any more, whoever has it open. */
export interface Breakable extends Mounted {
  break(): void
}

/** @param image a file that is made, if it is not there yet; @throws {LeftOut} where this account may not mount */
export function mountDisk(image: string, folder: string, bytes: number): Breakable {
  mkdirSync(folder, { recursive: true })
  make(image, bytes)
  attempt('mount', ['-o', 'loop,errors=remount-ro', image, folder])
  return {
    folder,
    break: () => attempt('mount', ['-o', 'remount,abort', folder]),
    [Symbol.dispose]: () => unmount(folder),
  }
}

/** Looks the disk over, as a system does when it starts again, and mounts it. */
export function mendDisk(image: string): void {
  // status 1: errors were mended
  attempt('sh', ['-c', 'fsck.ext4 -y "$1" || [ $? = 1 ]', 'sh', image])
}

function make(image: string, bytes: number): void {
  try {
    writeFileSync(image, '', { flag: 'wx' })
  } catch {
    return
  }
  attempt('truncate', ['-s', String(bytes), image])
  attempt('mkfs.ext4', ['-q', image])
}

function attempt(program: string, words: readonly string[]): void {
  try {
    execFileSync(program, words, { stdio: ['ignore', 'ignore', 'pipe'] })
  } catch (cause) {
    const said = (cause as { readonly stderr?: Buffer }).stderr?.toString().trim().split('\n')[0]
    throw new LeftOut(`this machine does not let us mount a disk (${program}: ${said || 'not there'})`, { cause })
  }
}

function unmount(folder: string): void {
  execFileSync('umount', ['--lazy', folder], { stdio: 'ignore' })
}

import type { House } from '../house.ts'

/** @returns the archive's name as mails bear it */
export async function archiveName(house: House): Promise<string> {
  return (await house.settings.read()).name || 'Fanlight'
}

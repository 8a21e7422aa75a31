import { isZip } from './formats/endings.ts'
import type { StoryReader } from './reading/reader.ts'
import type { Source } from './story.ts'
import { sourcesFrom } from './upload.ts'

/** Puts in the place of each zip what lies in it: files and folders with a work.json; what cannot be taken out says why. */
export async function unpacked(sources: readonly Source[], reader: StoryReader): Promise<readonly Source[]> {
  const found: Source[] = []
  for (const source of sources) {
    if (source.kind !== 'file' || !isZip(source.name)) found.push(source)
    else found.push(...(await insideOf(source, reader)))
  }
  return found
}

async function insideOf(zip: Source & { kind: 'file' }, reader: StoryReader): Promise<readonly Source[]> {
  const opened = zip.open()
  if (!opened.ok) return [{ kind: 'refused', name: zip.name, reason: opened.problem }]
  const inside = await reader.unpack(zip.name, opened.value)
  if (!inside.ok) return [{ kind: 'refused', name: zip.name, reason: inside.problem }]
  const files = inside.parts.flatMap((part) => (part.ok ? [part] : []))
  const left = inside.parts.flatMap((part) =>
    part.ok ? [] : [{ kind: 'refused' as const, name: part.name, reason: part.problem }],
  )
  return [...sourcesFrom(files), ...left]
}

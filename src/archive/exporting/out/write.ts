import { escapeText } from '../../../platform/text/characters.ts'
import { fileSafeName, withThousands } from '../../../platform/text/dates.ts'
import type { Write } from '../../../platform/zip/zip.ts'
import type { AccountPart, Kind, Owner, Told } from '../../belongings/index.ts'
import { bookOfOwnWork, ownFile } from '../../files/index.ts'
import type { House } from '../../house.ts'
import { mediaOf } from '../../media/index.ts'
import { findOwnWork } from '../../works/index.ts'
import { FORMAT, MANIFEST, type Manifest, pictureFile, VERSION } from '../format.ts'
import { kindsOf, schemaNames, schemaOf } from '../schemas.ts'
import { asItStood, page, type WorkLine, workItem } from './offline.ts'
import { Parcel, Records } from './parcel.ts'
import { KindPages, linkTo } from './people.ts'

/** What is written of an account. */
export interface Written {
  /** records by kind */
  readonly kinds: Readonly<Record<string, number>>
  readonly files: number
}

/** Whose account, from which archive. */
export interface Leaving {
  readonly house: House
  readonly owner: Owner
  readonly archive: Manifest['archive']
  readonly parts: readonly AccountPart[]
  /** is told of each record that is written */
  readonly told: () => void | Promise<void>
}

/** Writes an account as one file, a record at a time: the same account is the same bytes. */
export async function writeAccount(leaving: Leaving, write: Write): Promise<Written> {
  const { parts, archive, owner } = leaving
  const parcel = new Parcel(write)
  const kinds: Manifest['kinds'] = []
  const pages: KindPages['links'] = []
  const works: WorkLine[] = []
  let profile = ''
  for (const kind of kindsOf(parts)) {
    const records = new Records(parcel, kind.name)
    const people = new KindPages(parcel, kind.name, owner.base)
    for await (const record of kind.read(owner)) {
      await records.add(record)
      await people.add(record)
      if (kind.name === 'account') profile = String(record.profile)
      if (kind.name === 'works') works.push(await writeWork(leaving, parcel, Number(record.id)))
      await writePicture(leaving, parcel, kind, record)
      await leaving.told()
    }
    await records.end()
    await people.end()
    pages.push(...people.links)
    kinds.push({ name: kind.name, says: kind.says, records: records.count, files: records.files })
  }
  for (const name of schemaNames(parts)) await parcel.add(`schema/${name}.json`, schemaOf(parts, name) ?? '')
  await parcel.add('index.html', firstPage(leaving, { kinds, pages, works, profile }))
  const manifest: Manifest = {
    format: FORMAT,
    version: VERSION,
    archive,
    account: { login: owner.login },
    kinds,
    left_out: Object.assign({}, ...parts.map(({ leftOut }) => leftOut)),
    files: parcel.files,
  }
  await parcel.end(MANIFEST, `${JSON.stringify(manifest, null, 1)}\n`)
  return {
    kinds: Object.fromEntries(kinds.map(({ name, records }) => [name, records])),
    files: parcel.files.length + 1,
  }
}

/** The work as a page and as a book, beside its record. */
async function writeWork({ house, owner }: Leaving, parcel: Parcel, workId: number): Promise<WorkLine> {
  const work = await findOwnWork(owner.db, workId, owner.userId)
  if (!work) throw new Error(`work ${workId} is gone in the middle of a moment`)
  const book = await bookOfOwnWork({ ...house, db: owner.db }, work)
  const name = `works/${fileSafeName(work.title)}-${workId}`
  const line: WorkLine = {
    title: work.title,
    html: `${name}.html`,
    epub: `${name}.epub`,
    words: work.wordCount,
    chapters: book.parts[0]?.heads.length ?? 0,
    standing: work.deletedAt !== null ? 'in the bin' : work.postedAt === null ? 'draft' : 'posted',
    day: work.updatedAt,
    fandoms: work.tags.fandoms.map((tag) => tag.name),
  }
  await parcel.add(line.html, await ownFile({ ...house, db: owner.db }, book, 'html'))
  await parcel.add(line.epub, await ownFile({ ...house, db: owner.db }, book, 'epub'), { packed: true })
  return line
}

/** A file that is gone from the folder is not worth the whole. */
async function writePicture({ house }: Leaving, parcel: Parcel, kind: Kind, record: Told): Promise<void> {
  if (!kind.medium) return
  const name = kind.medium(record)
  const bytes = await mediaOf(house.config).read(name)
  if (bytes) await parcel.add(pictureFile(name), bytes, { packed: true })
}

interface Listed {
  readonly kinds: Manifest['kinds']
  readonly pages: KindPages['links']
  readonly works: readonly WorkLine[]
  readonly profile: string
}

function firstPage({ owner, archive, parts }: Leaving, { kinds, pages, works, profile }: Listed): string {
  const rows = kinds
    .filter(({ records }) => records > 0)
    .map(
      ({ records, says, files }) =>
        `<tr><td>${files.map((file) => `<a href="${file}">${file.slice('data/'.length)}</a>`).join(' ')}</td><td>${withThousands(records)}</td><td>${escapeText(says)}</td></tr>`,
    )
  const left = parts.flatMap(({ leftOut }) => Object.values(leftOut)).map((why) => `<li>${escapeText(why)}</li>`)
  return page(
    `${owner.login} at ${archive.name}`,
    `<p class="soft">Everything of this account, as it stood at ${escapeText(archive.address)}. It needs no network.</p>
${profile === '' ? '' : `<blockquote dir="auto">${asItStood(profile, owner.base)}</blockquote>`}
${pages.length === 0 ? '' : `<nav aria-label="Pages"><ul>\n${pages.map(linkTo).join('\n')}\n</ul></nav>`}
<h2>Works</h2>
${works.length === 0 ? '<p>None.</p>' : `<ul class="list">\n${works.map(workItem).join('\n')}\n</ul>`}
<h2>All records</h2>
<p>For programs, and for another Fanlight, which takes this file as it is. Each is described by the file of its name in <code>schema/</code>.</p>
<div class="scroll" tabindex="0" role="region" aria-label="All records"><table>
<thead><tr><th>File</th><th>Records</th><th>What one is</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></div>
<h2>What is not in it</h2>
<ul>
${left.join('\n')}
</ul>`,
    { home: false },
  )
}

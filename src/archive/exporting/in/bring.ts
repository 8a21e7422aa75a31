import type { Transaction } from '../../../schema/index.ts'
import type { AccountPart, Brought, Coming, Kind, Told } from '../../belongings/index.ts'
import type { House } from '../../house.ts'
import { archiveId } from '../../settings/index.ts'
import { type Member, ownerOf } from '../out/make.ts'
import { kindsOf } from '../schemas.ts'
import { type Arrival, arrivedOf, arrivedWithAnybody, type Journey, nameOf, noteArrivals } from './arrivals.ts'
import { type AccountFile, Unreadable } from './open.ts'
import { emptyReport, type KindReport, type Report, say } from './report.ts'

/** How an account comes in. */
export interface Wishes {
  /** whether those who keep the archive bring it */
  readonly trusted: boolean
  /** quick: only looks at the records, and changes nothing; full: brings them in, and undoes all of it */
  readonly dryRun: 'no' | 'quick' | 'full'
  /** is told how many records are done, of how many; false to stop */
  readonly told: (done: number, total: number) => boolean | Promise<boolean>
}

/** Records of one transaction. A work is one of them, with all its chapters. */
const AT_ONCE = 20

const NOT_AS_DESCRIBED = 'It is not as the archive describes such a record.'

/** Undoes a transaction that only tried. */
class OnlyTried extends Error {}

/** Brings an account in, kind after kind: what came before is passed over, so it goes on where it was broken off.
 * @param member whose it becomes */
export async function bringAccount(
  house: House,
  parts: readonly AccountPart[],
  file: AccountFile,
  member: Member,
  wishes: Wishes,
): Promise<Report> {
  const { archive, account } = file.manifest
  const journey: Journey = { userId: member.id, archive: archive.id, account: account.login }
  const run = new Run(house, parts, file, member, journey, wishes)
  const report: Report = {
    from: { archive: archive.name, address: archive.address, login: account.login },
    kinds: [],
    broken: '',
  }
  try {
    if (wishes.dryRun === 'no') await run.bring(report)
    else await (wishes.dryRun === 'full' ? run.tryOut(report) : run.look(report))
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    report.broken = error.message
  }
  return { ...report, kinds: report.kinds.filter((kind) => kind.new + kind.known + kind.left > 0) }
}

class Run {
  private readonly house: House
  private readonly parts: readonly AccountPart[]
  private readonly file: AccountFile
  private readonly member: Member
  private readonly journey: Journey
  private readonly wishes: Wishes
  private arrived = new Map<string, number | null>()
  private readonly pictures = new Map<string, string>()
  private done = 0
  private readonly total: number

  constructor(
    house: House,
    parts: readonly AccountPart[],
    file: AccountFile,
    member: Member,
    journey: Journey,
    wishes: Wishes,
  ) {
    this.house = house
    this.parts = parts
    this.file = file
    this.member = member
    this.journey = journey
    this.wishes = wishes
    this.total = file.manifest.kinds.reduce((sum, { records }) => sum + records, 0)
  }

  /** Each batch of records is a transaction of its own. */
  async bring(report: Report): Promise<void> {
    await this.begin()
    for (const kind of kindsOf(this.parts)) {
      const told = emptyReport(kind)
      report.kinds.push(told)
      for (const batch of batches(this.file.recordsOf(kind))) {
        if (!(await this.wishes.told(this.done, this.total)))
          throw new Unreadable('It was stopped, and can go on from here.')
        if (kind.keep) await this.keepAll(kind, batch, told)
        else await this.bringBatch(kind, batch, told)
        this.done += batch.length
      }
    }
    await this.wishes.told(this.done, this.total)
  }

  /** All of it in one transaction, which is undone. */
  async tryOut(report: Report): Promise<void> {
    await this.begin()
    await this.house.db
      .transaction()
      .execute(async (trx) => {
        for (const kind of kindsOf(this.parts)) {
          const told = emptyReport(kind)
          report.kinds.push(told)
          for (const record of this.file.recordsOf(kind)) {
            if (kind.keep) this.foresee(kind, record, told)
            else await this.bringOne(trx, kind, record, told)
            this.done++
          }
        }
        throw new OnlyTried()
      })
      .catch((error: unknown) => {
        if (!(error instanceof OnlyTried)) throw error
      })
  }

  /** What could come in, as far as one sees without bringing it. */
  async look(report: Report): Promise<void> {
    await this.begin()
    for (const kind of kindsOf(this.parts)) {
      const told = emptyReport(kind)
      report.kinds.push(told)
      for (const record of this.file.recordsOf(kind)) this.lookAt(kind, record, told)
    }
  }

  private lookAt(kind: Kind, record: Told, told: KindReport): void {
    const parsed = kind.record.safeParse(record)
    if (kind.keep) this.foresee(kind, record, told)
    else if (!parsed.success) leave(told, NOT_AS_DESCRIBED)
    else if (this.arrived.has(nameOf(kind.name, kind.key(parsed.data)))) told.known++
    else if (kind.bring) told.new++
    else leave(told, kind.stays)
  }

  /** What comes back to the account that it left is known by what that has now. */
  private async begin(): Promise<void> {
    this.arrived = await arrivedOf(this.house.db, this.journey)
    const here = await this.house.db.transaction().execute(archiveId)
    if (here !== this.journey.archive || this.member.login !== this.journey.account) return
    const owner = ownerOf(this.house, this.house.db, this.member)
    for (const kind of kindsOf(this.parts))
      for await (const record of kind.read(owner)) {
        const id = typeof record.id === 'number' ? record.id : null
        this.arrived.set(nameOf(kind.name, kind.key(record)), id)
        if (kind.medium) this.pictures.set(kind.medium(record), kind.medium(record))
        for (const chapter of chaptersIn(record)) this.arrived.set(nameOf('chapters', chapter), chapter)
      }
  }

  /** One record that breaks does not take the others with it. */
  private async bringBatch(kind: Kind, batch: readonly Told[], told: KindReport): Promise<void> {
    const before = { arrived: new Map(this.arrived), told: structuredClone(told) }
    try {
      await this.house.db.transaction().execute(async (trx) => {
        for (const record of batch) await this.bringOne(trx, kind, record, told)
      })
    } catch (error) {
      this.arrived = before.arrived
      Object.assign(told, before.told)
      if (batch.length > 1) for (const record of batch) await this.bringBatch(kind, [record], told)
      else {
        this.house.log.warn({ err: error, kind: kind.name }, 'a record of an account could not come in')
        leave(told, 'It could not be read, or does not fit to what is here.')
      }
    }
  }

  private async bringOne(trx: Transaction, kind: Kind, record: Told, told: KindReport): Promise<void> {
    const parsed = kind.record.safeParse(record)
    if (!parsed.success) {
      leave(told, NOT_AS_DESCRIBED)
      return
    }
    const key = kind.key(parsed.data)
    if (this.arrived.has(nameOf(kind.name, key))) {
      told.known++
      return
    }
    if (!kind.bring) {
      leave(told, kind.stays)
      return
    }
    const arrivals: Arrival[] = []
    const brought = await kind.bring(this.coming(trx, arrivals), parsed.data)
    count(told, brought)
    if (brought.became === 'left') return
    arrivals.push({ kind: kind.name, key, here: brought.id ?? null })
    for (const { kind: name, key: their, here } of arrivals) this.arrived.set(nameOf(name, their), here)
    await noteArrivals(trx, this.journey, arrivals)
  }

  private coming(trx: Transaction, arrivals: Arrival[]): Coming {
    const { house, member, file, wishes, pictures, arrived, journey } = this
    return {
      trx,
      house,
      userId: member.id,
      viewer: { kind: 'member', id: member.id, login: member.login, roles: [], sessionId: '' },
      base: file.manifest.archive.address,
      trusted: wishes.trusted,
      own: (kind, id) => arrived.get(nameOf(kind, id)) ?? undefined,
      async anybodys(kind, id) {
        const own = arrived.get(nameOf(kind, id))
        if (own !== undefined && own !== null) return own
        const there = await arrivedWithAnybody(trx, journey.archive, kind, String(id))
        return there ?? ((await archiveId(trx)) === journey.archive ? id : undefined)
      },
      note(kind, id, here) {
        arrivals.push({ kind, key: String(id), here })
        arrived.set(nameOf(kind, id), here)
      },
      pictures: (html) => renamed(html, pictures),
    }
  }

  private async keepAll(kind: Kind, batch: readonly Told[], told: KindReport): Promise<void> {
    for (const record of batch) {
      const parsed = kind.record.safeParse(record)
      const name = parsed.success ? kind.medium?.(parsed.data) : undefined
      if (!parsed.success || name === undefined) {
        leave(told, NOT_AS_DESCRIBED)
        continue
      }
      if (this.pictures.has(name)) {
        told.known++
        continue
      }
      const bytes = this.file.picture(name)
      const kept = bytes && (await kind.keep?.(this.house, this.member.id, parsed.data, bytes))
      if (!kept) {
        leave(told, 'The file itself is missing.')
        continue
      }
      count(told, kept)
      if (kept.name !== undefined) this.pictures.set(name, kept.name)
    }
  }

  /** Drawing pictures anew takes too long for somebody who only looks. */
  private foresee(kind: Kind, record: Told, told: KindReport): void {
    const parsed = kind.record.safeParse(record)
    const name = parsed.success ? kind.medium?.(parsed.data) : undefined
    if (name === undefined) leave(told, NOT_AS_DESCRIBED)
    else if (this.pictures.has(name)) told.known++
    else if (this.file.picture(name)) told.new++
    else leave(told, 'The file itself is missing.')
  }
}

function* batches(records: Iterable<Told>): Generator<readonly Told[]> {
  let batch: Told[] = []
  for (const record of records) {
    batch.push(record)
    if (batch.length < AT_ONCE) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

function count(told: KindReport, brought: Brought): void {
  if (brought.became === 'left') {
    leave(told, brought.why)
    return
  }
  told[brought.became]++
  if (brought.remark !== undefined) say(told.remarks, brought.remark)
}

function leave(told: KindReport, why: string): void {
  told.left++
  say(told.why, why)
}

/** @returns the numbers of what stands inside a record and has numbers of its own */
function chaptersIn({ chapters }: Told): readonly number[] {
  return Array.isArray(chapters) ? (chapters as readonly { readonly id: number }[]).map(({ id }) => id) : []
}

/** Pictures that did not come along are not shown. */
function renamed(html: string, names: ReadonlyMap<string, string>): string {
  if (!html.includes('/media/')) return html
  return html.replace(/(<img[^>]* src="\/media\/)([^"]+)(")/g, (whole, before: string, name: string, after: string) => {
    const here = names.get(name)
    return here === undefined ? whole.replace(/ src="[^"]*"/, ' src=""') : `${before}${here}${after}`
  })
}

import type { Db, RuleVerdict, Transaction } from '../../schema/index.ts'
import type { StandingRule } from './rules.ts'

/** A rule as the page of rules shows it. */
export interface RuleLine extends StandingRule {
  readonly tag: string
  readonly reason: string
  readonly madeAt: string
  /** login of who made it; null once that account is gone */
  readonly madeBy: string | null
  readonly endedAt: string | null
}

export async function rulesInForce(db: Db): Promise<readonly StandingRule[]> {
  const rows = await db
    .selectFrom('standing_rules')
    .select(['id', 'tag_id', 'region', 'verdict'])
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute()
  return rows.map(({ id, tag_id, region, verdict }) => ({ id, tagId: tag_id, region, verdict }))
}

/** @returns all that there ever were, newest first, at most three hundred */
export async function allRules(db: Db): Promise<readonly RuleLine[]> {
  const rows = await db
    .selectFrom('standing_rules')
    .innerJoin('tags', 'tags.id', 'standing_rules.tag_id')
    .leftJoin('users', 'users.id', 'standing_rules.made_by')
    .selectAll('standing_rules')
    .select(['tags.name', 'users.login'])
    .orderBy('standing_rules.id', 'desc')
    .limit(300)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    tagId: row.tag_id,
    tag: row.name,
    region: row.region,
    verdict: row.verdict,
    reason: row.reason,
    madeAt: row.made_at,
    madeBy: row.login,
    endedAt: row.ended_at,
  }))
}

/** Makes a rule; one that held for the same tag and region ends. */
export async function makeRule(
  trx: Transaction,
  rule: {
    readonly tagId: number
    readonly region: string
    readonly verdict: RuleVerdict
    readonly reason: string
    readonly by: number
    readonly now: Date
  },
): Promise<void> {
  const at = rule.now.toISOString()
  await trx
    .updateTable('standing_rules')
    .set({ ended_at: at })
    .where('tag_id', '=', rule.tagId)
    .where('region', '=', rule.region)
    .where('ended_at', 'is', null)
    .execute()
  await trx
    .insertInto('standing_rules')
    .values({
      tag_id: rule.tagId,
      region: rule.region,
      verdict: rule.verdict,
      reason: rule.reason,
      made_at: at,
      made_by: rule.by,
    })
    .execute()
}

/** @returns false when it has ended already */
export async function endRule(trx: Transaction, id: number, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('standing_rules')
    .set({ ended_at: now.toISOString() })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

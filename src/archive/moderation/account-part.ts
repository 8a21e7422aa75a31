import { z } from 'zod'
import { type AccountPart, kindOf, recordsOf, shape } from '../belongings/index.ts'

const STAYS = 'It is between the member and those who keep the archive where it was.'

const measures = kindOf({
  name: 'measures',
  says: 'What those who keep the archive did that concerns the member, and what they said to it.',
  tables: ['measures', 'measure_people', 'appeals'],
  record: z.object({
    id: shape.id,
    kind: shape.line,
    about: shape.line,
    name: shape.line,
    reason: z.string(),
    made_at: shape.instant,
    until: shape.instant.nullable(),
    lifted_at: shape.instant.nullable(),
    appeal: z.string().nullable(),
    answer: z.string().nullable(),
  }),
  read: ({ db, userId }) =>
    recordsOf(
      db
        .selectFrom('measure_people')
        .innerJoin('measures', 'measures.id', 'measure_people.measure_id')
        .leftJoin('appeals', 'appeals.measure_id', 'measures.id')
        .select(['measures.id', 'measures.kind', 'measures.about', 'measures.name', 'measures.reason'])
        .select(['measures.made_at', 'measures.until', 'measures.lifted_at'])
        .select(['appeals.text as appeal', 'appeals.answer'])
        .where('measure_people.user_id', '=', userId)
        .orderBy('measures.id'),
      (row) => row,
    ),
  stays: STAYS,
})

const reports = kindOf({
  name: 'reports',
  says: 'What the member has reported, in their own words.',
  tables: ['reports'],
  record: z.object({
    id: shape.id,
    category: shape.line,
    text: z.string(),
    created_at: shape.instant,
    answer: z.string(),
    closed_at: shape.instant.nullable(),
  }),
  read: ({ db, userId }) =>
    recordsOf(
      db
        .selectFrom('reports')
        .innerJoin('cases', 'cases.id', 'reports.case_id')
        .select(['reports.id', 'reports.category', 'reports.text', 'reports.created_at'])
        .select(['cases.answer', 'cases.closed_at'])
        .where('reports.user_id', '=', userId)
        .orderBy('reports.id'),
      (row) => row,
    ),
  stays: STAYS,
})

const trail = kindOf({
  name: 'trail',
  says: 'What those who keep the archive did in the member’s matters, as their own page shows it.',
  tables: ['trail', 'trail_people'],
  record: z.object({ id: shape.id, at: shape.instant, act: shape.line, about: shape.line, name: shape.line }),
  read: ({ db, userId }) =>
    recordsOf(
      db
        .selectFrom('trail_people')
        .innerJoin('trail', 'trail.id', 'trail_people.trail_id')
        .select(['trail.id', 'trail.at', 'trail.act', 'trail.about', 'trail.about_name as name'])
        .where('trail_people.user_id', '=', userId)
        .orderBy('trail.id'),
      (row) => row,
    ),
  stays: STAYS,
})

/** What keeping order gives to an account that leaves. */
export const moderationPart: AccountPart = {
  kinds: [measures, reports, trail],
  leftOut: {
    cases: 'what others say of the member, and who looks into it: those who reported are not named to anybody',
    standing_rules: 'rules of the archive, whoever made them',
  },
}

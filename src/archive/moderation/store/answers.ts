import type { Db, Transaction } from '../../../schema/index.ts'

/** An answer that is given again and again. */
export interface StockAnswer {
  readonly id: number
  readonly name: string
  readonly text: string
}

/** @returns them by name */
export function stockAnswers(db: Db): Promise<readonly StockAnswer[]> {
  return db.selectFrom('stock_answers').selectAll().orderBy('name').limit(200).execute()
}

/** Keeps an answer under its name, in place of one that has it. */
export async function keepAnswer(trx: Transaction, name: string, text: string): Promise<void> {
  await trx
    .insertInto('stock_answers')
    .values({ name, text })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ text }))
    .execute()
}

export async function dropAnswer(trx: Transaction, id: number): Promise<void> {
  await trx.deleteFrom('stock_answers').where('id', '=', id).execute()
}

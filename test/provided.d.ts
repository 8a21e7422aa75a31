import 'vitest'

declare module 'vitest' {
  /** What is made once, before the tests, for all of them. */
  export interface ProvidedContext {
    /** address of the PostgreSQL that the tests' databases are made in */
    postgres: string
    /** the database that each test's own is copied from: its name on PostgreSQL, its file for SQLite */
    template: string
  }
}

/** Tables that a bundle does not hold, and why. Every other table of the database goes along, whoever added it. */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  sessions: 'a login belongs to a browser and an address: after a move people log in again',
  passkey_challenges: 'a question put to a device is answered within minutes or not at all',
  kudos_salts: 'what keeps the guests of a day from being known again must not be copied',
  changes: 'the log that caches follow begins anew wherever the archive goes',
  work_words: 'an index of each engine’s own kind, made again from the works',
  series_words: 'an index of each engine’s own kind, made again from the series',
  text_pieces: 'which stretches of texts are in the index of their words; read again from the works',
  piece_words: 'an index of each engine’s own kind, made again from the works',
  texts_to_read: 'which works are to be read for the index; all are, wherever the archive goes',
  kysely_migration: 'the head of the bundle names the migrations',
  kysely_migration_lock: 'belongs to the database, not to the archive',
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** @param instant ISO 8601 in UTC, as the database keeps it
 * @returns `2026-03-09` */
export function isoDay(instant: string): string {
  return instant.slice(0, 10)
}

/** @param instant ISO 8601 in UTC
 * @returns `09 Mar 2026`, in English whatever the reader's language: programs read it */
export function blurbDay(instant: string): string {
  const [year = '', month = '', day = ''] = isoDay(instant).split('-')
  return `${day} ${MONTHS[Number(month) - 1] ?? month} ${year}`
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

/** @param instant ISO 8601 in UTC
 * @returns `Mon 09 Mar 2026 10:15AM UTC`, as readers' tools expect it of comments */
export function moment(instant: string): string {
  const hour = Number(instant.slice(11, 13))
  const time = `${String(hour % 12 || 12).padStart(2, '0')}:${instant.slice(14, 16)}${hour < 12 ? 'AM' : 'PM'}`
  return `${DAYS[new Date(instant).getUTCDay()]} ${blurbDay(instant)} ${time} UTC`
}

/** @param instant ISO 8601 in UTC
 * @returns `09 Mar 2026, 14:05 UTC` */
export function minuteOf(instant: string): string {
  return `${blurbDay(instant)}, ${instant.slice(11, 16)} UTC`
}

/** @returns `1,234,567` for a whole number */
export function withThousands(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

const RESERVED = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/i

/** A name for a file that every system takes, as near to the title as it can be.
 * @returns letters and digits of any script with single spaces, hyphens and underscores between, at most 80
 *   characters and 200 bytes of UTF-8; `untitled` when nothing is left. Without ending */
export function fileSafeName(title: string): string {
  const letters = title
    .toWellFormed()
    .normalize('NFC')
    .replace(/['’‘ʼ]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}_-]+/gu, ' ')
  const name = short(letters.trim())
    .trim()
    .replace(/^-+|-+$/g, '')
    .trim()
  if (!/[\p{L}\p{N}]/u.test(name)) return 'untitled'
  return RESERVED.test(name) ? `${name}_` : name
}

function short(name: string): string {
  let bytes = 0
  let result = ''
  for (const character of [...name].slice(0, 80)) {
    bytes += Buffer.byteLength(character)
    if (bytes > 200) break
    result += character
  }
  return result
}

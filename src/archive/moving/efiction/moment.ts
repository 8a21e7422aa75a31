/**
 * A date as eFiction has it: seconds since 1970, or the time of its server's clock.
 * @param zone of that clock
 * @returns undefined for a date that is not known */
export function momentFrom(value: string | null | undefined, zone: string): Date | undefined {
  const words = (value ?? '').trim()
  if (/^\d{5,11}$/.test(words)) return sound(new Date(Number(words) * 1000))
  const [, day, time = '00:00:00'] = /^([1-9]\d{3}-\d\d-\d\d)(?:[ T](\d\d:\d\d(?::\d\d)?))?/.exec(words) ?? []
  if (day === undefined) return undefined
  try {
    return sound(new Date(Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone).epochMilliseconds))
  } catch {
    return undefined // a day that no month has
  }
}

function sound(date: Date): Date | undefined {
  return date.getTime() > 0 ? date : undefined
}

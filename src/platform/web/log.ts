import { type Logger, pino } from 'pino'

export type Log = Logger

/**
 * One JSON object a line on standard output, errors with their causes.
 * @param level the least that is written; tests use `silent`
 */
export function openLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: pino.stdSerializers.errWithCause },
    redact: ['password', 'token', '*.password', '*.token', '*.authenticity_token'],
  })
}

export { endStreams, hubOf, wake } from './hub.ts'
export { openStream } from './line.ts'

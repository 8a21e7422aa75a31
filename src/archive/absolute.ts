import type { Config } from '../config.ts'

/**
 * An address as a mail or a feed needs it. It comes from the configuration and never from the request, since whoever
 * sends a request chooses its Host and could have our own mails lead to a site of theirs.
 * @param address relative to the root, as urls.ts makes it
 */
export function absolute({ url, host, port }: Pick<Config, 'url' | 'host' | 'port'>, address: string): string {
  return (url || `http://${nameOf(host)}:${port}`) + address
}

function nameOf(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

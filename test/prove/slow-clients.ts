import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { type Fault, must } from './fault.ts'
import { ask } from './person.ts'
import { quantile, Stage } from './stage.ts'

const HEADS = 300
const UPLOADS = 100
const SECONDS = 20
const MOST_MS = 2000

/** Hundreds of connections say one letter a second, in the head of a request and in what is uploaded. */
export const slowClients: Fault = {
  name: 'slow clients',
  async run() {
    using stage = new Stage()
    await stage.open()
    await using served = await stage.serve()
    const author = await stage.logIn(served.address)
    const slow = [...many(HEADS, served.address, headOf), ...many(UPLOADS, served.address, uploadOf)]
    const waited: number[] = []
    try {
      const until = performance.now() + SECONDS * 1000
      while (performance.now() < until) {
        for (const { socket } of slow) socket.write('a')
        const page = await ask(`${served.address}/works`)
        const began = performance.now()
        await stage.post(author, 1)
        waited.push(page.ms, performance.now() - began)
        await pause(1000)
      }
      const ended = slow.slice(0, HEADS).filter(({ socket }) => socket.destroyed).length
      must(ended === HEADS, `${HEADS - ended} connections that never finish a head are still open after ${SECONDS} s`)
    } finally {
      for (const { socket } of slow) socket.destroy()
    }
    const worst = quantile(waited, 1)
    must(worst < MOST_MS, `somebody else waited ${worst} ms`)
    const kept = await stage.mustHoldAll(served.address)
    return {
      seen: `${HEADS} slow heads were let go, ${UPLOADS} slow uploads held nobody up`,
      figures: { othersP95Ms: quantile(waited, 0.95), othersMostMs: worst, acknowledged: kept, lost: 0 },
    }
  },
}

type Slow = { readonly socket: Socket }

function many(count: number, address: string, begin: (host: string) => string): readonly Slow[] {
  const { hostname, port, host } = new URL(address)
  return Array.from({ length: count }, () => {
    const socket = connect(Number(port), hostname, () => socket.write(begin(host)))
    socket.on('error', () => socket.destroy())
    socket.on('end', () => socket.destroy())
    socket.resume()
    return { socket }
  })
}

function headOf(host: string): string {
  return `GET /works HTTP/1.1\r\nHost: ${host}\r\nX-Slow: `
}

function uploadOf(host: string): string {
  const head = ['POST /works/1/comments HTTP/1.1', `Host: ${host}`, 'Content-Length: 1000000']
  return `${[...head, 'Content-Type: application/x-www-form-urlencoded'].join('\r\n')}\r\n\r\ncomment=`
}

export { listenFeeds, PING_HUB, pingHub, TELL_HUB, tellHub } from './ping.ts'

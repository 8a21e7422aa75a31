import { expect, test } from 'vitest'
import { absolute } from './absolute.ts'

test.each([
  [{ url: 'https://stories.example.org', host: '127.0.0.1', port: 8080 }, 'https://stories.example.org/works/1'],
  [{ url: '', host: '127.0.0.1', port: 8080 }, 'http://127.0.0.1:8080/works/1'],
  [{ url: '', host: '0.0.0.0', port: 80 }, 'http://localhost:80/works/1'],
  [{ url: '', host: '::1', port: 8080 }, 'http://[::1]:8080/works/1'],
])('a link in a mail leads to the archive: %o', (config, link) => {
  expect(absolute(config, '/works/1')).toBe(link)
})

import { expect, test } from 'vitest'
import { robotsTxt } from './robots-txt.ts'

test('programs that gather for training are told to stay away, but for works whose creators say yes', () => {
  const told = robotsTxt(false, ['/works/12'], 'http://x/sitemap.xml')
  expect(told).toMatch(/User-agent: GPTBot\n/)
  expect(told).toContain('Allow: /works/12$\nAllow: /works/12/\nDisallow: /\n')
  expect(told.startsWith('User-agent: *\nDisallow: /downloads/')).toBe(true)
  expect(robotsTxt(true, [], 'http://x/sitemap.xml')).not.toContain('GPTBot')
})

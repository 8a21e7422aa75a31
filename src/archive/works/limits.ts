import { TAG_NAME_MOST, TAGS_A_WORK } from '../tags/index.ts'

/** The most that a field holds: characters (code points, markup left out) of texts, names of tags, chapters. */
export const LIMITS = {
  title: 255,
  summary: 1250,
  notes: 5000,
  /** of HTML; the marks around paragraphs are not counted, so that plain text counts as it was typed */
  text: 500_000,
  /** line ends, tags and marks of Markdown in a text: five times what a chapter of short verses has */
  pieces: 50_000,
  tagName: TAG_NAME_MOST,
  tags: TAGS_A_WORK,
  chapters: 10_000,
} as const

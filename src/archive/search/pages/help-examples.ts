import { MOST_CHARACTERS, MOST_DEPTH, MOST_TERMS } from '../query/mistakes.ts'

interface HelpSection {
  readonly heading: string
  readonly examples: readonly (readonly [line: string, meaning: string])[]
  readonly note?: string
}

/** The whole language by example; query.test.ts sees to it that every field is among them and every line is understood. */
export const HELP: readonly HelpSection[] = [
  {
    heading: 'Words',
    examples: [
      [
        'lamp winter',
        'Both words stand in the work: title, byline, tags, summary, notes, series or story. Case and accents make no difference.',
      ],
      ['lanterns', 'Where the language of a work is known, its words are found in any form: lantern, lanterns.'],
      ['"slow build"', 'These words stand next to each other, in this order.'],
      ['light*', 'A word begins so: light, lighthouse, lighter.'],
      ['lamp -winter', 'The word behind the minus must not be there. NOT winter says the same.'],
      ['東京', 'In Chinese, Japanese, Thai and other scripts without spaces, two characters are enough, or one.'],
    ],
  },
  {
    heading: 'One or the other',
    examples: [
      ['tea OR coffee', 'One of the two is enough. OR is written in capitals; || does too.'],
      ['lamp (tea OR coffee)', 'Parentheses hold together what belongs together.'],
      ['-(tea OR coffee)', 'Neither of the two.'],
      ['lamp tea OR harbour coffee', 'What stands side by side belongs together more than what OR parts.'],
    ],
  },
  {
    heading: 'In one place',
    examples: [
      ['title:lamp', 'The word stands in the title.'],
      ['author:"Gare du Nord"', 'The byline holds these words. creator: and by: are the same.'],
      ['summary:letter', 'The word stands in the summary.'],
      ['notes:"with thanks"', 'These words stand in its notes, or in the notes and summaries of its chapters.'],
      [
        'text:"forty steps"',
        'These words stand in the story itself, or in the title of a chapter. story: is the same.',
      ],
      ['series:"Baker Street"', 'The work is part of a series whose title holds these words.'],
      ['collection:winter_2026', 'They are in this collection: the name is the one in its address.'],
      ['tag:fluff', 'A tag of whatever type holds the word, or has it for another name.'],
      [
        'user:quillfeather',
        'Works of this account, under whichever pen name; user:"quillfeather/Pen Name" for one of them.',
      ],
      ['work:1204', 'This one work, by the number in its address; -work:1204 leaves it out.'],
    ],
  },
  {
    heading: 'Tags',
    examples: [
      ['fandom:"Sherlock Holmes"', 'The fandom is called exactly so, or the work carries another name of it.'],
      [
        'character:"Irene Adler" relationship:"Sherlock Holmes & John Watson"',
        'Characters and relationships, likewise.',
      ],
      ['additional:"Slow Build"', 'Additional tags, likewise. freeform: is the same.'],
      ['tagged:Alice', 'A tag of whatever type is called exactly so.'],
      ['fandom:"Sherlock Holmes","Treasure Island"', 'One of several. fandom:("A" OR "B") says the same.'],
      ['rating:general,teen', 'general, teen, mature, explicit or unrated; their first letters do too.'],
      ['-warning:death', 'unsaid, none, violence, death, noncon, underage.'],
      ['category:f/f,gen', 'f/f, f/m, gen, m/m, multi, other.'],
      ['filter_ids:22', 'A tag by its number, as addresses carry it.'],
    ],
    note: 'Where no tag is called so, works with these words in their tags are shown, and the page says it. A quotation mark inside of a name is written with a backslash before it.',
  },
  {
    heading: 'How much',
    examples: [
      ['words:1000-5000', 'From the one to the other, both included.'],
      ['words>1000', 'More than; also words:>1000, words:>=1000, words:<5000.'],
      ['kudos:>100 comments:>10', 'So too hits: and bookmarks:.'],
      ['chapters:1', 'One chapter is posted so far.'],
    ],
  },
  {
    heading: 'When',
    examples: [
      ['updated:<2 weeks', 'The newest chapter was posted less than two weeks ago. Hours, days, weeks, months, years.'],
      ['posted:13-21 months', 'The work was first posted that long ago.'],
      ['updated:2026-01-01..2026-03-09', 'Between two days of UTC, both included.'],
      ['posted:2026', 'In that year; posted:2026-03 for a month, posted:>2026-03-09 for all days after one.'],
    ],
  },
  {
    heading: 'Yes or no',
    examples: [
      ['complete:yes', 'All its chapters are posted; complete:no for works in progress.'],
      ['crossover:no', 'It is of one fandom; two names of the same one make no crossover.'],
      ['read:no', 'You have not opened it; read:yes for what is in your history. Only members have one.'],
      ['oneshot:yes', 'It is to have one chapter and no more.'],
      [
        'relationship:"Sherlock Holmes & John Watson" relationship:only',
        'It carries this relationship and no other. relationship:only (or otp:yes) by itself: exactly one relationship tag, with / or with &, names of the same relationship counted once.',
      ],
      ['restricted:no', 'Guests may read it too.'],
    ],
  },
  {
    heading: 'Languages and order',
    examples: [
      ['lang:en,fr', 'In one of these languages: by code, or by name as in lang:français.'],
      [
        'sort:kudos',
        'match, updated, posted, title, creators, words, hits, kudos, comments or bookmarks; sort:words asc for the shortest first.',
      ],
    ],
    note: `A line holds ${MOST_CHARACTERS} characters, ${MOST_TERMS} words and fields, and parentheses ${MOST_DEPTH} deep.`,
  },
]

/** The words that the synthetic catalogue is made of: harmless, and a little like a harbour town. */
export const PEOPLE = lines(`
  the lighthouse keeper
  the night baker
  the ferrywoman
  the clockmender
  a girl with a red umbrella
  the old cartographer
  the youngest cousin
  the piano tuner
  the postmaster
  the violinist from upstairs
  a boy who collected keys
  the librarian
  the stationmaster
  the gardener
  the harbour pilot
  the schoolteacher
  a stranger in a green coat
  the bell-ringer
  the beekeeper
  the tailor’s apprentice
  the captain
  the night watchman
  the woman who sold maps
  the retired detective
`)

export const PLACES = lines(`
  at the end of the pier
  under the railway bridge
  in the long kitchen
  on the last tram home
  beside the frozen fountain
  behind the theatre
  in the reading room
  on the harbour steps
  at the top of the clock tower
  in the orchard
  on the roof among the chimneys
  at the corner of Lantern Street
  in the waiting room of platform two
  by the window that would not shut
  in the garden behind the museum
  on the far side of the river
  at the market
  in the attic
  under the lamp by the door
  in the small boat
`)

export const TIMES = lines(`
  before the shops opened
  late on a Tuesday
  when the rain let up
  on the first night of the fair
  at a quarter past four
  long after the last train
  on the morning of the regatta
  in the week between the years
  while the soup was still hot
  as the lamps were being lit
  on the day the bridge was closed
  in the hour before the tide
  when everyone else had gone to bed
  towards the end of summer
  after the second bell
  halfway through the concert
`)

export const THINGS = lines(`
  a letter with no stamp
  a borrowed umbrella
  a jar of plum jam
  a map of the wrong town
  the spare key
  a tin of buttons
  an unfinished sweater
  a photograph of the sea
  a bag of warm chestnuts
  the missing page
  a brass compass
  a basket of lemons
  three library books
  a pocket watch that ran backwards
  a paper boat
  the good teapot
  a violin case full of apples
  a bunch of wet violets
  a list in somebody else’s handwriting
  a ticket to nowhere in particular
`)

/** In the past, for one person; {thing} and {place} are filled in. */
export const DEEDS = lines(`
  set down {thing} without a word
  pretended not to notice {thing}
  put the kettle on
  counted the stairs twice
  was mending {thing} {place}
  had been waiting {place} since noon
  laughed, and then thought about it
  folded the newspaper into a hat
  looked everywhere for {thing}
  wrote two lines and crossed out three
  found {thing} {place}
  gave {thing} away for the price of a song
  listened to the rain for a while
  forgot what the argument had been about
  held the door open with one foot
  walked the whole way home and back again
  offered to share {thing}
  told the story again, with better weather in it
  borrowed a pencil and never gave it back
  hid {thing} {place}
  said good morning as if it were a secret
  waited until the music stopped
  learned to whistle the second part
  lit the lamp and moved over
`)

/** Said aloud, without a mark at the end. */
export const SAYINGS = lines(`
  You’re late
  I kept you a seat
  It isn’t stealing if you mean to give it back
  I thought you had gone
  There’s soup
  I have a plan, and it’s mostly stairs
  Nobody ever asks the ferryman
  You could stay
  That is not how maps work
  I was going to tell you on Thursday
  We have been over this
  The cat has an opinion about it
  It was raining when I started
  You’ve got flour on your nose
  I counted; there are still eleven
  Then we’ll need a longer rope
  It’s only weather
  I missed the boat on purpose
  Somebody has to feed the clock
  Don’t look now, but I think we are happy
`)

/** Closing words of a thought. */
export const REMARKS = lines(`
  Nobody thought it strange.
  It was, all things considered, a good day.
  The town went on with its evening.
  That was the whole of the plan.
  The kettle agreed.
  It would keep until morning.
  Nothing else happened, and it was enough.
  The gulls had seen worse.
  Some doors only open from the inside.
  It smelled of rain and oranges.
  There was no hurry.
  Even the clock held its breath.
  One gets used to anything, even to being welcome.
  The lamp burned a little lower.
  Spring would come anyway.
  It was the first joke in a month.
`)

/** For titles and names of tags; nouns that go after "the". */
export const NOUNS =
  `Lantern Harbour Orchard Clock Ferry Letter Compass Violin Garden Winter Kitchen Bridge Umbrella Map Tide
  Key Attic Thread Lamp River Teapot Station Door Window Feather Stair Bell Apple Snow Mirror Candle Anchor Button Carousel
  Ribbon Acorn Ledger Sparrow Kite Bakery Almanac Thimble Signal Barge Meadow Chimney Pocket Quarry Marble Lantern-Bearer
  Sandglass Weathervane Postcard Tram Balcony Magpie Lighthouse Fiddle Cellar Regatta Wardrobe`.split(/\s+/)

export const ADJECTIVES =
  `Last Borrowed Quiet Copper Second Hidden Paper Distant Early Salt Crooked Unwritten Patient Wandering
  Blue Slow Forgotten Gentle Northern Hollow Silver Spare Ordinary Impossible Late Golden Small Painted Sleeping Stubborn
  Thirteenth Velvet Lost Honest Foggy Electric Windy Brass Clockwork Midnight Amber Emerald Wooden Folded Restless Seventh
  Humble Invisible Southern Scarlet`.split(/\s+/)

export const FIRST_NAMES =
  `Ada Corin Maud Tobias Ines Rowan Pell Sabine Otto Wren Jasper Lark Mina Edda Florian Greta Hollis
  Isolde Juno Kester Linnea Magnus Nell Orla Perrin Quill Rosalind Silas Tamsin Ulric Vesper Willa Xanthe Yorick Zelda Anselm
  Bryony Caspian Delphine Emeric Fern Gideon Hester Ivo Jonquil Kit Leopold Marigold Nico Odile Piers Ruth Sorrel Thea Ursula
  Viggo Winifred Yara Alder Beatrix Cosmo Dilys Ebba Felix Gwendolen Hugo Imre Jory Katinka Lucian Mabel Ned Oskar Pandora
  Rafe Selwyn Tilda Una Valentin Wanda`.split(/\s+/)

export const LAST_NAMES =
  `Vane Ashdown Merriweather Thorne Quince Holloway Larkspur Penhallow Winterbourne Tallow Marsh Fenwick
  Ostrander Pike Calloway Brandt Underhill Locke Sparrow Drummond Hale Nightingale Rook Sable Trevelyan Wick Amory Birch Crane
  Dove Elmhurst Fairweather Gale Hartley Ironside Juniper Kestrel Lindqvist Moss Northcott Oakes Pemberton Quayle Ravensworth
  Stone Tern Upton Vale Wetherby Yarrow Abernathy Bellweather Coldstream Dunmore Everly Foxglove Greaves Hawthorne Inkpen
  Jessop Kirkby Lovelace Milner Nettle Orchard Pryor Redfern Summers Tidewell Umber Voss Westlake Yates Zeller Applegate
  Bright Copperfield Dell Emberly Frost`.split(/\s+/)

function lines(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

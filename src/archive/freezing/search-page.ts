import { withThousands } from '../../platform/text/dates.ts'

/** The page that searches a frozen archive: the reader's own browser reads the files of the index. */
export function searchPage(archive: string, style: string, works: number): string {
  const name = archive.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  return `<!doctype html>
<html lang="en" data-theme="auto"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Search · ${name}</title><link rel="stylesheet" href="../assets/${style}"></head>
<body class="logged-out"><a class="skip" href="#main">Skip to the page</a><div id="outer" class="wrapper">
<header id="header" class="region"><h1><a class="home" href="../index.html">${name}</a></h1>
<nav aria-label="Archive"><ul class="primary navigation actions"><li><a href="../media/index.html">Browse</a></li><li><a href="../works/index.html">Works</a></li></ul></nav></header>
<div id="inner" class="wrapper"><div id="main" class="region" role="main" tabindex="-1">
<h2 class="heading">Search ${withThousands(works)} works</h2>
<noscript><p>The search needs JavaScript; without it, <a href="../media/index.html">browse by fandom</a> or <a href="../works/index.html">go through all works</a>.</p></noscript>
<form class="page" id="search" hidden>
<p class="field"><label for="words">Words of title, creators, tags or summary</label><input id="words" name="words" type="search" dir="auto" autocomplete="off"></p>
<p class="field"><label for="with">With the tag</label><input id="with" name="with" list="tags" dir="auto" autocomplete="off"></p>
<p class="field"><label for="without">Without the tag</label><input id="without" name="without" list="tags" dir="auto" autocomplete="off"></p>
<datalist id="tags"></datalist>
<ul class="actions" id="chosen" aria-label="Chosen tags"></ul>
<p class="actions"><button type="submit" class="primary">Search</button></p>
</form>
<p id="count" role="status"></p>
<ol class="work index group" id="found"></ol>
<p class="actions"><button type="button" id="more" hidden>More</button></p>
</div></div></div><script src="../assets/search.js"></script></body></html>
`
}

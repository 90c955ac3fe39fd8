const segmenter =
  typeof Intl.Segmenter === 'function'
    ? // Any language will do, but it has to be the same on a server and in a browser.
      new Intl.Segmenter('en', { granularity: 'grapheme' })
    : undefined

// For runtimes without a segmenter: a flag, or emoji joined by U+200D, or one character; then all that clings to it.
const CLUSTER =
  /(?:\p{RI}\p{RI}|\p{ExtPict}(?:[\p{M}\p{EMod}]*\u200D\p{ExtPict})*|[^])[\p{M}\p{EMod}\u200C-\u200D\u{E0020}-\u{E007F}]*/gu

/** What a reader takes for one character each, one at a time. Expects composed (NFC) text. */
export function* graphemes(text: string): Generator<string, undefined> {
  if (segmenter) for (const { segment } of segmenter.segment(text)) yield segment
  else for (const [cluster] of text.matchAll(CLUSTER)) yield cluster
}

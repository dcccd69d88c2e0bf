import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { placedEdit } from '../src/core/manuscript/placed.ts'
import { reviewManuscript } from '../src/core/manuscript/review.ts'
import { rewrite } from '../src/core/rewrite.ts'
import { overlap, type Span } from '../src/core/types.ts'
import { open } from '../src/formats/open.ts'
import { engine } from './engine.ts'

const PUSH = "If you don't come to the workshop with me, I'm moving out."

/** What is read, with `¦` where something else stands and white space evened out. */
async function read(name: string, text: string, me: readonly string[] = []): Promise<string> {
  const { manuscript } = await open(text, { name, me })
  return manuscript.text
    .replaceAll('\u001e', '¦')
    .replaceAll('\ufffc', '□')
    .replace(/[¦\s]*¦[¦\s]*/g, ' ¦ ')
    .replace(/\s+/g, ' ')
    .trim()
}

async function findings(name: string, text: string, me: readonly string[] = []) {
  const { manuscript } = await open(text, { name, me })
  return reviewManuscript(engine, manuscript)
}

async function rewritten(name: string, text: string): Promise<string> {
  const { manuscript } = await open(text, { name })
  return rewrite(engine, manuscript).text
}

describe('Markdown', () => {
  it.each([
    ['front matter', '---\ntitle: You are selfish\n---\nHi', '¦ Hi'],
    ['front matter after a byte order mark, with CRLF', '\ufeff---\r\na: b\r\n---\r\nHi\r\n', '¦ Hi'],
    [
      'emphasis inside words and sentences',
      'You *never* un**believ**able __us__',
      'You never unbelievable us',
    ],
    ['strikethrough', "You're ~~so selfish~~ tired", "You're tired"],
    ['links, not where they lead', 'See [our talk](http://x.org "You are") [r][r]', 'See our talk r'],
    ['brackets that are no link', 'Come [please] on', 'Come [please] on'],
    ['addresses, pictures and code', 'a <http://x.org> b ![You are](x.png) c `you`', 'a □ b □ c □'],
    ['entities and escapes', 'don&rsquo;t \\*you\\* &amp; me', 'don’t *you* & me'],
    ['fences, open ones too', 'a\n\n```\nyou\n```\n\nb\n\n~~~\nyou', 'a ¦ b ¦'],
    ['indented code', 'a\n\n    you are\n\nb', 'a ¦ b'],
    ['block quotes with lazy lines', '> you are\nso lazy\n\n- a\n  > you\n', '¦ a ¦'],
    ['tables', '| you | me |\r\n|---|:-:| \r\n| a | b | \r\n', '¦ you ¦ me ¦ a ¦ b ¦'],
    ['footnotes', 'a[^1] b\n\n[^1]: You never listen', 'a b You never listen'],
    ['HTML blocks', '<div>\nYou are\n</div>\n\nb <b>c</b><br>d', '¦ b c d'],
    ['headings and lists', '# You #\ntext\n\nus\n===\n1. one\n- [x] two', 'You text us one two'],
    ['wrapped lines', 'If you do not come home\nwith me', 'If you do not come home with me'],
    ['letters between two rules', '---\nDear Sam,\nI miss you.\n---\nMine.', '¦ Dear Sam, I miss you. Mine.'],
    ['front matter of lists', '---\n# x\ntags:\n  - a\n- b\n\nto: Sam\n...\nHi', '¦ Hi'],
    ['front matter in TOML', '+++\na = "b"\n[c]\n+++\nHi', '¦ Hi'],
  ])('%s', async (_what, text, expected) => expect(await read('letter.md', text)).toBe(expected))

  it('keeps headings, items and cells sentences of their own', async () => {
    const { findings: found } = await findings(
      'a.md',
      '# You never listen to me when\n\n| You are so lazy | ok |\n|---|---|\n',
    )
    expect(found.map(({ quote }) => quote)).toEqual(['You never listen to me when', 'You are so lazy'])
  })
  it.each([
    'You are\nso selfish.',
    'You are  \nso selfish.',
    'You are\\\nso selfish.',
    '*You are\nso* selfish.',
    '- You are\n  so selfish.',
  ])('reads over the line end in %j', async (text) => {
    const { findings: found } = await findings('a.md', `Hi.\n\n${text}\n`)
    expect(found.map(({ quote }) => quote.replace(/[\s*\\]+/g, ' '))).toEqual(['You are so selfish'])
  })
  it('finds a push under its marks, and says both how it is written and how it reads', async () => {
    const text = 'Hi.\n\nYou are so stub**born**.\n'
    const { findings: found } = await findings('a.md', text)
    expect(found[0]).toMatchObject({ start: 5, words: 'You are so stubborn' })
    expect(found[0]?.quote).toBe('You are so stub**born')
  })
  it('leaves emphasis whole when a part of it is rewritten', async () => {
    expect(await rewritten('a.md', 'Hi.\n\nYou are *so selfish. I need* help.\n')).toMatch(
      /^Hi\.\n\n\*[^*]+I need\* help\.\n$/,
    )
    expect(await rewritten('a.md', 'Hi.\n\n*I love you. You are so selfish.* See you.\n')).toMatch(
      /^Hi\.\n\n\*I love you\. [^*]+\* See you\.\n$/,
    )
  })
})

describe('code, pictures and addresses', () => {
  it('stand beside what pushes and stay when it is reworded', async () => {
    const text = 'You are so stubborn ![x](y.png)\n\n`code` You are so lazy.\n'
    const { findings: found } = await findings('a.md', text)
    expect(found.map(({ start, quote }) => [start, quote])).toEqual([
      [0, 'You are so stubborn'],
      [text.indexOf('You are so lazy'), 'You are so lazy'],
    ])
    expect(await rewritten('a.md', text)).toMatch(/^Can you [^`]*\? !\[x\]\(y\.png\)\n\n`code`\n$/)
  })
  it('in the middle of it are shown as left out, and nothing is put in their place', async () => {
    const text = 'Hi.\n\nYou are so stubborn ![x](y.png) indeed.\n'
    const { findings: found } = await findings('a.md', text)
    expect(found).toMatchObject([{ words: 'You are so stubborn … indeed', suggestions: [] }])
    expect(await rewritten('a.md', text)).toBe(text)
  })
  it('are written as they were where words typed over them keep them', async () => {
    const text = 'Look `a` and ![b](c.png) here.\n'
    const { manuscript } = await open(text, { name: 'a.md' })
    const edit = { start: 0, end: manuscript.text.indexOf(' here'), text: 'See \ufffc or \ufffc\ufffc' }
    expect(placedEdit(manuscript, edit)).toMatchObject({ start: 0, text: 'See `a` or ![b](c.png)' })
  })
  it.each(['`x`', 'https://example.org/x', 'me@example.org'])('stay in plain text too: %s', async (thing) => {
    const text = `Hi love.\n\n${thing} You are so stubborn.\n\nYou are so lazy ${thing}\n`
    const { findings: found } = await findings('a.txt', text)
    expect(found.map(({ quote }) => quote)).toEqual(['You are so stubborn', 'You are so lazy'])
    expect((await rewritten('a.txt', text)).split(thing)).toHaveLength(3)
  })
  it('in HTML mails never show', async () => {
    const html = mail('text/html', '8bit', '<p><img src="x"> You are so <img src="x"> stubborn.</p>')
    const { findings: found } = await findings('a.eml', html)
    expect(found.map(({ words }) => words)).toEqual(['You are so … stubborn'])
  })
  it('are in no edit and at neither end of a quote, wherever they stand', async () => {
    const things = ['`x y`', '![you](a.png)', '<http://a.example/b>']
    const words = fc.constantFrom(
      ...`${PUSH} You are so stubborn. You never listen to me! After all I did for you, you owe me. Call my mother. A
      good husband would help. Sam's wife cooks, and you don't.`.split(/\s+/),
    )
    const sentences = fc.constantFrom(
      PUSH,
      'You are so stubborn.',
      'You never listen to me!',
      'Please call my mother.',
    )
    const part = fc.oneof(words, sentences, fc.constantFrom(...things), fc.constantFrom('\n\n', ',', '.'))
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 3, maxLength: 14 }), async (parts) => {
        const text = parts.join(' ')
        const { manuscript } = await open(text, { name: 'a.md' })
        const places = things
          .flatMap((thing) => [...text.matchAll(new RegExp(thing.replace(/[[\](.)!]/g, '\\$&'), 'g'))])
          .map(({ index, 0: thing }) => ({ start: index, end: index + thing.length }))
        const covers = (edit: Span) => places.some((place) => overlap(place, edit))
        const { findings: found, safety } = reviewManuscript(engine, manuscript)
        expect(JSON.stringify([found, safety])).not.toContain('\ufffc')
        for (const { start, end, quote, words, suggestions } of found) {
          expect(places.some((place) => place.start === start || place.end === end)).toBe(false)
          expect(words ?? quote).not.toMatch(/^…|…$/)
          expect(suggestions.filter(covers)).toEqual([])
        }
        for (const { start, end } of safety)
          expect(places.some((place) => place.start === start || place.end === end)).toBe(false)
        expect(rewrite(engine, manuscript).edits.filter(covers)).toEqual([])
      }),
      { numRuns: 150 },
    )
  })
})

describe('plain text and mails', () => {
  it.each([
    ['quoted lines, nested ones too', 'Hi\n> you are\n>> you\n\nmine', 'Hi ¦ mine'],
    ['faces', '>:( you\n>.< you', '>:( you >.< you'],
    [
      'what leads into a quote',
      'On Tue, 3 May 2024 at 10:02, Sam Smith\n<s@x.org> wrote:\n\n> a\n\nmine',
      '¦ mine',
    ],
    [
      "the writer's last line stays, with an empty line below it or without",
      'Hi.\n\nOn 3 May 2024, Sam <s@x.org> wrote:\n> a\n\nOn the whole.\nOn Tue, 3 May 2024, Sam\n<s@x.org> wrote:\n> b\nMine.\nSam Smith <s@x.org> wrote:\n> c',
      'Hi. ¦ On the whole. ¦ Mine. ¦',
    ],
    ['an answer above an unmarked mail', 'Hi\n\nOn 3 May 2024 at 10:02 Sam wrote:\nYou are selfish', 'Hi ¦'],
    ['a sentence that only sounds so', 'On the phone you wrote:\nnothing', 'On the phone you wrote: nothing'],
    [
      'a year in a sentence of the writer',
      'On our trip in 2019 you wrote:\nnothing\n\nOn 3 May 2024 at 10:02 you wrote:\nno',
      'On our trip in 2019 you wrote: nothing On 3 May 2024 at 10:02 you wrote: no',
    ],
    ['a signature whose mark lost its space', 'Hi\n--\nSam Smith\n12 Mill Lane\n+44 20 7946 0000\n', 'Hi ¦'],
    ['one above a quoted mail', 'Hi\n--\nsam\ns@x.org\n\nSam <s@x.org> wrote:\n> a\nmine', 'Hi ¦ mine'],
    ['a name below a bare mark', 'Hi\n--\nSam Smith\n', 'Hi -- Sam Smith'],
    ['verses below it', 'Hi\n--\nSelfish Sam\nLazy Sam\n', 'Hi -- Selfish Sam Lazy Sam'],
    ['a rule of two dashes', 'Hi\n--\nYou are selfish', 'Hi -- You are selfish'],
    ['a postscript below it', 'Hi\n--\nP.S. Call Sam', 'Hi -- P.S. Call Sam'],
    ['two of them', 'Hi\n--\nSam\n--\nSam', 'Hi -- Sam -- Sam'],
    ["Outlook's head", 'Hi\n\nFrom: Sam\nSent: Monday\nTo: Al\nSubject: us\n\nold', 'Hi ¦'],
    ['a ruler and a head', `Hi\n${'_'.repeat(32)}\nFrom: Sam\nSent: Mo\nTo: Al\n\nold`, 'Hi ¦'],
    ['an original message', 'Hi\n\n-----Original Message-----\nold', 'Hi ¦'],
    [
      'a forwarded one with its end',
      'Hi\n---------- Forwarded message ---------\nFrom: x\n\nold\n----- End forwarded message -----\nmine',
      'Hi ¦ mine',
    ],
    ['a forwarded one in quote marks', 'Hi\nBegin forwarded message:\n\n> old\n\nmine', 'Hi ¦ mine'],
    ['a signature', 'Hi\n-- \nSam, you are', 'Hi ¦'],
    ['a dash line in a letter', `Hi\n--\n${'you\n'.repeat(12)}`, `Hi -- ${'you '.repeat(12).trim()}`],
    ['its own head', 'To: Sam\nSubject: You are selfish\n\nbody', '¦ body'],
    ['other languages', 'Am 03.05.2024 um 10:02 schrieb Sam:\n> alt\n\nmeins', '¦ meins'],
    ['a phone', 'Hi\nSent from my iPhone, please excuse typos.', 'Hi ¦'],
    ['a heart', 'Hi\n\nSent from my heart, as you know', 'Hi Sent from my heart, as you know'],
  ])('%s', async (_what, text, expected) => expect(await read('a.txt', text)).toBe(expected))

  it.each([
    ['You are\nso selfish.', ['You are\nso selfish']],
    ['If you do not\r\ncome, I am leaving.', ['If you do not\r\ncome, I am leaving']],
  ])('read on over the line end in %j', async (text, quotes) => {
    for (const name of ['a.txt', 'a.eml']) {
      const whole = name === 'a.txt' ? text : mail('text/plain', '8bit', text)
      const { findings: found } = await findings(name, whole)
      expect(found.map(({ start, end }) => whole.slice(start, end))).toEqual(quotes)
    }
  })
  it.each([
    ['hey\nare you home\ncall me', false],
    ['Hey\nAre you home\nCall me.', false],
    ['love you\nare you home', false],
    ['Are you home?\nok', false],
    ['come and see your\nmother', true],
    ['I have never\nmet her,\nhave you?', true],
  ])('tell messages of a line each from sentences over two: %j', async (text, joined) => {
    const { manuscript } = await open(text)
    expect(manuscript.text).toBe(joined ? text.replaceAll('\n', ' ') : text)
  })
  it('read paragraphs that were wrapped short', async () => {
    const wrapped = 'If you do not come to the\nworkshop with me, then I am\nmoving out of here.\n'
    const { findings: found } = await findings('a.txt', wrapped)
    expect(found.map(({ start, end }) => wrapped.slice(start, end))).toEqual([wrapped.trimEnd().slice(0, -1)])
  })
  it('neither find nor hold back for what a quoted mail says', async () => {
    const mail =
      "I hear you.\n\nOn Tue, 3 May 2024 at 10:02, Sam <s@x.org> wrote:\n> You are so selfish. I'll kill you.\n"
    expect(await findings('a.txt', mail)).toMatchObject({ findings: [], safety: [] })
  })
  it("still hold back for danger in the partner's words that the writer repeats", async () => {
    const { safety } = await findings('a.txt', 'You said "I\'ll kill you" and I can\'t sleep.\n')
    expect(safety.map(({ kind }) => kind)).toContain('violence')
  })
})

/** A mail with one part. */
const mail = (type: string, encoding: string, body: string, eol = '\r\n') =>
  [
    'From: a@x.org',
    'Subject: You are so selfish',
    `Content-Type: ${type}`,
    `Content-Transfer-Encoding: ${encoding}`,
    '',
    body,
  ].join(eol)
const lines64 = (text: string) =>
  (
    Buffer.from(text)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join('\r\n')
/** Every byte beside plain letters in hexadecimal, lines broken wherever they get long. */
const quotedPrintable = (bytes: Uint8Array) => {
  let line = ''
  let all = ''
  for (const byte of bytes) {
    const char = String.fromCharCode(byte)
    const unit = /[A-Za-z,.']/.test(char) ? char : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
    if (line.length + unit.length > 30) {
      all += `${line}=\r\n`
      line = ''
    }
    line += unit
  }
  return all + line
}

describe('saved mails', () => {
  it('skip the headers, boundaries and attachments, and take the plain one of two alternatives', async () => {
    const text = [
      'From: a@x.org',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="b 1"',
      '',
      'You are selfish.',
      '--b 1',
      'Content-Type: multipart/alternative;',
      '  boundary=b2',
      '',
      '--b2',
      'Content-Type: text/html',
      '',
      '<p>You are lazy</p>',
      '--b2',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Mine.',
      '--b2--',
      '--b 1',
      'Content-Type: text/plain',
      'Content-Disposition: attachment; filename=x.txt',
      '',
      'You are rigid',
      '--b 1',
      'Content-Type: message/rfc822',
      '',
      'Subject: old',
      '',
      'You are cold',
      '--b 1--',
      '',
    ].join('\n')
    expect(await read('a.eml', text)).toBe('¦ Mine. ¦')
  })
  it('read the HTML where there is nothing else, without quotes, signature and hidden parts', async () => {
    const html =
      '<html><head><title>You are</title><style>you</style></head><body><p>You&#39;re <b>so</b> stub<i>born</i>.</p>' +
      '<div>One<br>two</div><div class="gmail_quote"><div>On x Sam wrote:</div><blockquote>You are lazy</blockquote></div>' +
      '<p>Mine &amp; <s>not</s> yours</p></body></html>'
    expect(await read('a.eml', mail('text/html', '7bit', html))).toBe(
      "¦ You're so stubborn. One two ¦ Mine & yours ¦",
    )
  })
  it.each([
    ['quoted-printable', '=20'],
    ['quoted-printable', '=C2=A0=0A'],
    ['base64', 'Cg=='],
    ['7bit', ' '],
  ])('read the HTML where the plain version says nothing in %s: %j', async (encoding, blank) => {
    const parts = [
      `--x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: ${encoding}\n\n${blank}`,
      '--x\nContent-Type: text/html\n\n<p>Mine.</p>',
      '--x--',
    ]
    const text = mail('multipart/alternative; boundary=x', '7bit', parts.join('\n'), '\n')
    expect(await read('a.eml', text)).toBe('¦ Mine. ¦')
  })
  it.each([
    ['a head without an end', '<html><head><title>x</title><body><p>Mine.</p></body></html>', 'Mine.'],
    ['no head nor body', '<title>x</title>Mine.', 'Mine.'],
    ['what was typed as it is', '<p>One</p><pre>Mine,\nall.\n&gt; old\n</pre>', 'One Mine, all.'],
    ['hidden elements', '<div hidden>old</div><p style="color:red; display: none">old</p>Mine.', 'Mine.'],
    ['invisible ones', '<span style="visibility:hidden">old <b>x</b></span>Mine.', 'Mine.'],
    [
      'hidden paragraphs and items without an end',
      '<p hidden>old<p>Mine<ul><li hidden>old<li>too</ul>',
      'Mine too',
    ],
    [
      'forms, templates, what is for no script',
      '<textarea>a</textarea><noscript>b</noscript><template>c</template>Mine.',
      'Mine.',
    ],
    [
      'answers within a Gmail quote',
      'Hi<div class="gmail_quote"><div class="gmail_attr">On x Sam wrote:</div><blockquote class="gmail_quote">a<blockquote>b</blockquote>c</blockquote><div>Mine.</div><blockquote>d</blockquote><div>Too.</div></div>',
      'Hi ¦ Mine. ¦ Too.',
    ],
    [
      'answers below a quote that a line leads into',
      '<div>Hi</div><div>On 3 May 2024, at 10:02, Sam &lt;s@x.org&gt; wrote:<br><blockquote type="cite">a<blockquote>b</blockquote></blockquote></div><div>Mine.</div>',
      'Hi ¦ Mine.',
    ],
    [
      'answers below a forwarded quote',
      'Hi<div>Begin forwarded message:</div><blockquote type="cite">From: Sam<br>old</blockquote>Mine.',
      'Hi ¦ Mine.',
    ],
    [
      'what Gmail forwards',
      'Hi<div class="gmail_quote"><div class="gmail_attr">---------- Forwarded message ---------<br>From: Sam</div>a<blockquote>b</blockquote>c</div>Mine.',
      'Hi Mine.',
    ],
    [
      'what only speaks of a quote',
      '<p title="not a gmail_quote">Mine.</p><a href="#divRplyFwdMsg" alt="gmail_signature">Too.</a><p class="my-gmail_quote-x">All.</p>',
      'Mine. Too. All.',
    ],
    [
      'what a mail program names by class, id and mark',
      'Hi<p class="a\ngmail_signature">x</p><p data-smartmail="gmail_signature">x</p>Mine.<div id="divRplyFwdMsg">x</div>x',
      'Hi Mine.',
    ],
    ['end tags in the wrong order', '<b><div class="gmail_signature">a</b>b</div>Mine.', 'Mine.'],
  ])('read of HTML what a person sees of the writer: %s', async (_what, html, expected) =>
    expect((await read('a.eml', mail('text/html', '8bit', html))).replace(/^¦ | ¦$/g, '')).toBe(expected),
  )
  it('join the lines of format=flowed', async () => {
    const flowed = 'If you \r\ndo not come\r\n stuffed\r\n> old \r\n> older\r\n-- \r\nSam'
    expect(await read('a.eml', mail('text/plain; format=flowed', '8bit', flowed))).toBe(
      '¦ If you do not come stuffed ¦',
    )
    expect(
      await read('a.eml', mail('text/plain; format=flowed; delsp=yes', '8bit', 'unbe \r\nlievable')),
    ).toBe('¦ unbelievable ¦')
  })
  it('point into the encoded words and show the decoded ones', async () => {
    for (const [encoding, body] of [
      ['quoted-printable', quotedPrintable(Buffer.from('Hi — You’re so stubborn. Love'))],
      ['base64', lines64('Hi — You’re so stubborn. Love')],
    ] as const) {
      const text = mail('text/plain; charset=utf-8', encoding, body)
      const { findings: found } = await findings('a.eml', text)
      expect(found).toHaveLength(1)
      const [finding] = found
      expect(finding).toMatchObject({ words: 'You’re so stubborn', encoded: true })
      expect(text.slice(finding?.start, finding?.end)).toBe(finding?.quote)
      expect(finding?.start).toBeGreaterThan(text.indexOf('\r\n\r\n'))
    }
  })
  it('are rewritten in quoted-printable as their words would be', async () => {
    const words = `Hi — love,\r\n\r\n${PUSH} I’ll be — as ever — at Jo’s.\r\n\r\nK x\r\n`
    const text = mail('text/plain; charset=utf-8', 'quoted-printable', quotedPrintable(Buffer.from(words)))
    const done = await rewritten('a.eml', text)
    expect(done).not.toBe(text)
    for (const line of done.split('\r\n')) expect(line.length).toBeLessThanOrEqual(76)
    const decoded = (await PostalMime.parse(done)).text ?? ''
    expect(decoded.trimEnd()).toBe((await rewritten('a.txt', words)).trimEnd())
  })
  it.each([
    ['base64 (as is)', 'base64'],
    ['base64;', 'base64'],
    ['(as (it) is)\r\n Base64', 'base64'],
    ['base64(\\))', 'base64'],
    ['"base64"', 'base64'],
    ['base64, 8bit', 'base64'],
    ['quoted-printable (x)', 'quoted-printable'],
    ['Quoted-Printable ;', 'quoted-printable'],
    ['8bit (plain)', '8bit'],
  ])('are decoded whatever stands beside the encoding in %j', async (said, encoding) => {
    const words = 'I will kill you.'
    const written = { base64: lines64(words), 'quoted-printable': quotedPrintable(Buffer.from(words)) }
    const text = mail('text/plain', said, written[encoding as keyof typeof written] ?? words)
    const { manuscript } = await open(text, { name: 'a.eml' })
    expect(reviewManuscript(engine, manuscript).safety.map(({ kind }) => kind)).toEqual(['violence'])
    expect(manuscript.undecoded).toEqual([])
  })
  it.each([
    ['text/html (x; charset=utf-16)', '<p>It&rsquo;s mine</p>', 'It’s mine'],
    ['text/html;', '<p>mine</p>', 'mine'],
    ['text/html charset=utf-8', '<p>mine</p>', 'mine'],
    ['Text/HTML; charset = "UTF-8" (x)', '<p>mine</p>', 'mine'],
    ['text/plain; Format = Flowed (x) ; DelSp=yes;', 'unbe \r\nlievable', 'unbelievable'],
    ['text/plain; charset="utf-8"; format="flowed"', 'a \r\nb', 'a b'],
    ['multipart/mixed (x); (y) boundary = "a (b) \\"c"', '--a (b) "c\r\n\r\nmine\r\n--a (b) "c--', 'mine'],
    ['multipart/mixed; boundary=--=_x.1 (y)', '----=_x.1\r\n\r\nmine\r\n----=_x.1--', 'mine'],
  ])('are read as they mean it by Content-Type: %s', async (type, body, expected) => {
    const text = mail(type, '7bit', body)
    expect((await read('a.eml', text)).replace(/^¦ | ¦$/g, '')).toBe(expected)
    expect((await open(text, { name: 'a.eml' })).manuscript.undecoded).toEqual([])
  })
  it('are decoded with blanks before the colons of their headers, piped ones too', async () => {
    const text = `From:a@x.org\nContent-Type : text/html\nContent-Transfer-Encoding : base64\n\n${lines64('<p>mine</p>')}`
    for (const name of ['a.eml', '']) expect(await read(name, text)).toBe('¦ mine ¦')
  })
  it('take a comment before it for no disposition', async () => {
    const part = (said: string, words: string) => `--x\nContent-Disposition: ${said}\n\n${words}\n`
    const parts = part('(x) Attachment; size=1', 'old') + part('inline (; filename=x)', 'mine')
    expect(await read('a.eml', mail('multipart/mixed; boundary=x', '7bit', `${parts}--x--`, '\n'))).toBe(
      '¦ mine ¦',
    )
  })
  it.each([
    ['encoding', 'x-uuencode', mail('text/plain', 'x-uuencode (1)', 'mine')],
    ['encoding', '(base64)', mail('text/plain', '(base64)', 'mine')],
    ['charset', 'utf-7', mail('text/plain; charset=utf-7', '7bit', 'mine')],
    ['boundary', 'y', mail('multipart/mixed; boundary=y', '7bit', '--x\r\n\r\nmine\r\n--x--')],
    ['boundary', '', mail('multipart/mixed', '7bit', '--x\r\n\r\nmine\r\n--x--')],
  ])('tell of what they cannot undo: %s %j', async (what, value, text) => {
    const { manuscript } = await open(text, { name: 'a.eml' })
    expect(manuscript.undecoded).toEqual([expect.objectContaining({ what, value })])
    const [{ start, end } = { start: 0, end: 0 }] = manuscript.undecoded
    expect(text.slice(start, end)).toContain(value || 'multipart/mixed')
    expect(manuscript.text).toContain('mine')
  })
  it('take of two alternatives the one that can be decoded', async () => {
    const parts =
      '--x\nContent-Transfer-Encoding: x-own\n\nbWluZQ\n--x\nContent-Type: text/html\n\n<p>mine</p>\n--x--'
    const text = mail('multipart/alternative; boundary=x', '7bit', parts, '\n')
    expect(await read('a.eml', text)).toBe('¦ mine ¦')
    expect((await open(text, { name: 'a.eml' })).manuscript.undecoded).toEqual([])
  })
  it('with runs of white space are read as fast as others', async () => {
    const text = mail('text/plain; charset=utf-8', 'quoted-printable', `a${' \t'.repeat(100_000)}b`)
    const started = performance.now()
    const { manuscript } = await open(text, { name: 'a.eml' })
    expect(performance.now() - started).toBeLessThan(5000)
    expect(manuscript.text.split(/\s+/).filter((word) => /^[ab]$/.test(word))).toEqual(['a', 'b'])
  })
  it("take off a mailbox's mark before the writer's From, and leave quotes out", async () => {
    const text = 'Hi.\n\n>From now on you cook.\nOk.\n\nSam wrote:\n>From me\n'
    expect(await read('a.eml', mail('text/plain', '8bit', text, '\n'))).toBe(
      '¦ Hi. From now on you cook. Ok. Sam wrote: ¦',
    )
  })
  it('leave out a quote right below lines that were wrapped', async () => {
    const text = 'I would so like to come to\nthe workshop with all my\n> quoted-by-many-mailers\n'
    expect(await read('a.eml', mail('text/plain', '8bit', text, '\n'))).toBe(
      '¦ I would so like to come to the workshop with all my ¦',
    )
  })
  it('read a text that has a file name only where there is no other', async () => {
    const named = '--x\nContent-Type: text/plain\nContent-Disposition: inline; filename="a.txt"\n\nnamed\n'
    const other = '--x\nContent-Type: text/plain\n\nMine.\n'
    const whole = (parts: string) => mail('multipart/mixed; boundary=x', '7bit', `${parts}--x--`, '\n')
    expect(await read('a.eml', whole(other + named))).toBe('¦ Mine. ¦')
    expect(await read('a.eml', whole(named))).toBe('¦ named ¦')
  })
  it.each([
    ['base64', mail('text/plain; charset=utf-8', 'base64', lines64(PUSH))],
    ['HTML', mail('text/html', '8bit', `<p>${PUSH}</p>`)],
    ['another character set', mail('text/plain; charset=iso-8859-1', 'quoted-printable', PUSH)],
  ])('are left as they are in %s', async (_what, text) => {
    expect((await findings('a.eml', text)).findings).toHaveLength(1)
    expect(await rewritten('a.eml', text)).toBe(text)
  })
  it('are rewritten where the words stand as they are', async () => {
    const text = mail('text/plain; charset=utf-8', '8bit', `Hi — love,\r\n\r\n${PUSH}\r\n\r\n> old\r\n`)
    const done = await rewritten('a.eml', text)
    expect(done).not.toContain('moving out')
    expect(done.startsWith(text.slice(0, text.indexOf(PUSH)))).toBe(true)
    expect(done.endsWith('\r\n\r\n> old\r\n')).toBe(true)
  })
  it('in other character sets are read as their headers say, and point to their bytes', async () => {
    const part = (charset: string, bytes: Buffer) => [
      Buffer.from(
        `--x\r\nContent-Type: text/plain; charset=${charset}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`,
      ),
      bytes,
      Buffer.from('\r\n'),
    ]
    const source = Buffer.concat([
      Buffer.from('From: a@x.org\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n'),
      ...part('windows-1252', Buffer.from('I\x92m at the caf\xe9.', 'latin1')),
      ...part('utf-8', Buffer.from('You’re so stubborn. 💙')),
      Buffer.from('--x--\r\n'),
    ]).toString('latin1')
    const { manuscript } = await open(source, { name: 'a.eml', bytes: true })
    expect(manuscript.text.replaceAll('\u001e', ' ').replace(/\s+/g, ' ').trim()).toBe(
      'I’m at the café. You’re so stubborn. 💙',
    )
    const { findings: found } = reviewManuscript(engine, manuscript)
    expect(found.map(({ quote, words, encoded }) => ({ quote, words, encoded }))).toEqual([
      {
        quote: Buffer.from('You’re so stubborn').toString('latin1'),
        words: 'You’re so stubborn',
        encoded: true,
      },
    ])
  })
  it('are decoded as postal-mime decodes them', async () => {
    const letters = fc.array(
      fc.constantFrom('a', 'You', ' ', 'é', '’', '…', '=', '=3D', 'ü', '€', '\r\n', '.'),
      { maxLength: 40 },
    )
    await fc.assert(
      fc.asyncProperty(
        letters,
        fc.constantFrom('utf-8', 'iso-8859-1'),
        fc.boolean(),
        async (parts, charset, qp) => {
          const text = parts.join('').replace(charset === 'utf-8' ? /$^/ : /[’…€]/g, '')
          const bytes = Buffer.from(text, charset === 'utf-8' ? 'utf8' : 'latin1')
          const body = qp ? quotedPrintable(bytes) : bytes.toString('base64')
          const source = mail(`text/plain; charset=${charset}`, qp ? 'quoted-printable' : 'base64', body)
          const { manuscript } = await open(source, { name: 'a.eml' })
          const theirs = (await PostalMime.parse(source)).text ?? ''
          const plain = (one: string) => one.replaceAll('\u001e', ' ').replace(/\s+/g, ' ').trim()
          expect(plain(manuscript.text)).toBe(plain(theirs))
        },
      ),
    )
  })
})

describe('chats', () => {
  const iphone =
    '\u200e[12/31/20, 11:58:00\u202fPM] Sam: \u200eMessages are end-to-end encrypted.\r\n' +
    '[12/31/20, 11:59:59\u202fPM] Sam: theirs\r\nmore: of it\r\n' +
    '[1/1/21, 12:00:01\u202fAM] Alex Doe: \u200eimage omitted\r\n[1/1/21, 12:00:02\u202fAM] Alex Doe: mine\r\n'
  const android =
    '31/12/2020, 23:59 - Messages are end-to-end encrypted.\n31/12/2020, 23:59 - Sam: theirs\nmore\n' +
    '31/12/2020, 23:59 - Alex Doe: <Media omitted>\n01/01/2021, 0:00 - Alex Doe: mine\nlast\n'
  it.each([
    ['WhatsApp on an iPhone', iphone, '¦ theirs more: of it ¦ mine ¦', '¦ mine ¦'],
    ['WhatsApp on Android', android, '¦ theirs more ¦ mine last ¦', '¦ mine last ¦'],
    [
      '12 hours and other orders',
      '2020-12-31, 11:59 p.m. - Sam: a\n2021-01-01, 1:02 am - Alex Doe: b',
      '¦ a ¦ b',
      '¦ b',
    ],
    ['Signal', '[2020-12-31 23:59] Sam: a  \n\n[2020-12-31 23:59] Alex Doe: b  \n', '¦ a ¦ b ¦', '¦ b ¦'],
    [
      'WhatsApp in German',
      '31.12.20, 23:59 Uhr - Sam: a\n01.01.21, 00:00 Uhr - Alex Doe: b',
      '¦ a ¦ b',
      '¦ b',
    ],
    [
      'WhatsApp in Finnish',
      '31.12.2020 klo 23.59 - Sam: a\n1.1.2021 klo 0.00 - Alex Doe: b',
      '¦ a ¦ b',
      '¦ b',
    ],
    [
      'WhatsApp in French',
      '31/12/2020 à 23:59 - Sam : a\n01/01/2021 à 00:00 - Alex Doe : b',
      '¦ a ¦ b',
      '¦ b',
    ],
    [
      'WhatsApp in Arabic',
      '\u200f31\u200f/12\u200f/2020, 11:59 م - Sam: a\n\u200f1\u200f/1\u200f/2021, 12:00 ص - Alex Doe: b',
      '¦ a ¦ b',
      '¦ b',
    ],
    [
      'WhatsApp in Korean',
      '2020년 12월 31일 오후 11:59, Sam : a\n2021년 1월 1일 오전 12:00, Alex Doe : b',
      '¦ a ¦ b',
      '¦ b',
    ],
    [
      'WhatsApp in Hungarian',
      '2020. 12. 31. 23:59 - Sam: a\n2021. 01. 01. 0:01 - Alex Doe: b',
      '¦ a ¦ b',
      '¦ b',
    ],
    [
      'WhatsApp in Czech and Slovak',
      '31. 12. 2020 23:59 - Sam: a\n1. 1. 2021 0:01 - Alex Doe: b',
      '¦ a ¦ b',
      '¦ b',
    ],
    [
      'WhatsApp in Croatian',
      '31. 12. 2020. 23:59 - Sam: a\n1. 1. 2021. 0:01 - Alex Doe: b',
      '¦ a ¦ b',
      '¦ b',
    ],
    [
      'Arabic digits',
      '\u200f٣١\u200f/١٢\u200f/٢٠٢٠، ١١:٥٩ م - Sam: a\n\u200f١\u200f/١\u200f/٢٠٢١، ١٢:٠١ ص - Alex Doe: b',
      '¦ a ¦ b',
      '¦ b',
    ],
    [
      'Persian digits',
      '۱۳۹۹/۱۰/۱۱،\u200f ۲۳:۵۹ - Sam: a\n۱۳۹۹/۱۰/۱۲،\u200f ۰:۰۱ - Alex Doe: b',
      '¦ a ¦ b',
      '¦ b',
    ],
    [
      'a title above it',
      'Chat with Sam\n\n[10:32] Sam: a\n[10:33] Alex Doe: b',
      'Chat with Sam ¦ a ¦ b',
      'Chat with Sam ¦ b',
    ],
    ['times alone', '[23:59] Sam: a\n[0:01] alex doe: b', '¦ a ¦ b', '¦ b'],
    ['names alone', 'Sam: a\nAlex Doe: b\nSam: c\nAlex Doe: d', '¦ a ¦ b ¦ c ¦ d', '¦ b ¦ d'],
  ])('%s', async (_what, text, all, mine) => {
    expect(await read('chat.txt', text)).toBe(all)
    expect(await read('chat.txt', text, ['Alex Doe'])).toBe(mine)
    expect((await open(text)).format).toBe('chat')
    expect((await open(text)).speakers).toEqual(['Sam', expect.stringMatching(/alex doe/i)])
  })
  it.each([
    'Sam: a\nAlex: b\nHonestly: you never listen.\nSam: c\n',
    'Sam: a\nAlex: b\nMilk: you never listen.\nSam: c\nAlex: d\n',
    'Alex: b\nSeriously: you never listen.\nSeriously: no.\nSam: a\n',
  ])("leave the writer's own words before a colon in %j", async (text) => {
    expect(await read('chat.txt', text, ['Alex'])).toContain('you never listen.')
    expect(await read('chat.txt', text, ['Alex'])).not.toMatch(/\b[ac]\b/)
  })
  it.each(['[10:32] My Love: a\n[10:33] Alex: b\n', 'My Love: a\nAlex: b\nMy Love: c\nAlex: d\n'])(
    'take pet names for names in %j',
    async (text) => expect(await read('chat.txt', text, ['Alex'])).not.toMatch(/\b[ac]\b/),
  )
  it.each(['You said\n[10:32] Sam: a\n[10:33] Alex: b', 'Dear Sam,\n[10:32] Sam: a\n[10:33] Alex: b'])(
    'are not seen below a line of a letter: %j',
    async (text) => expect((await open(text)).format).toBe('plain'),
  )
  it.each(['Note: you are\nBring: milk', 'Dear Sam,\n\nat 10:30 - we: talk', 'Hi [10:30] Sam: no'])(
    'are not seen in %j',
    async (text) => expect((await open(text)).speakers).toEqual([]),
  )
  it.each([
    ['a diary', '10:32 I will kill you tonight if you leave.\n10:40 Then I said: please talk to me.\n'],
    ['a diary with brackets', '[10:32] I will kill you tonight.\n[10:40] Then I said: please talk.\n'],
    ['a diary of colons', '10:32 I will kill you: that is what I think.\n10:40 Then I said: please.\n'],
    ['a chat with a line without a name', '[10:02] Sam: hi\n[10:03] I will kill you.\n[10:04] Alex: ok\n'],
    [
      'a chat with more of a line',
      '[1/1/21, 10:02] Sam: hi\n10:30 I will kill you.\n[1/1/21, 10:04] Alex: ok\n',
    ],
    ['lines with colons', 'I will kill you: now\nSam: a\nSam: b\nAlex: c\nAlex: d\nSam: e\n'],
  ])('leave no threat out in %s', async (_what, text) => {
    for (const name of ['a.txt', 'a.md'])
      expect((await findings(name, text)).safety.map(({ kind }) => kind)).toContain('violence')
  })
  it('set aside what the program says itself', async () => {
    const group = '31/12/2020, 23:58 - Sam created group "us"\n31/12/2020, 23:58 - Sam added Alex Doe\n'
    expect(await read('chat.txt', group + android)).toBe('¦ theirs more ¦ mine last ¦')
  })
  it('are still seen with times alone before two names', async () =>
    expect((await open('10:32 Sam: a\n10:33 Alex: b\n')).speakers).toEqual(['Sam', 'Alex']))
  it('say who speaks where nobody is called that', async () => {
    await expect(open(android, { me: ['Samantha'] })).rejects.toMatchObject({ speakers: ['Sam', 'Alex Doe'] })
    const plain = 'Sam: a\nAl: b\nSam: c\nAl: d\n'
    await expect(open(plain, { me: ['Alx'] })).rejects.toMatchObject({ speakers: ['Sam', 'Al'] })
    await expect(open(`${plain}Jo: e\nJo: f\n`, { me: ['Joe'] })).rejects.toMatchObject({
      speakers: ['Sam', 'Al', 'Jo'],
    })
  })
  it.each([
    'Dear Sam,\n\nI miss you.\n\nAl\n',
    'Sam: I miss you.\nI do.\nSam: come home.\nPlease.\n',
    'Milk: two\nBread: one\nEggs: six\nTea: none\n',
  ])('are not seen in a letter because of a name: %j', async (text) =>
    expect((await open(text, { me: ['Alx'] })).format).toBe('plain'),
  )
  it("never hold back for another's turn", async () => {
    const text = "[10:02] Sam: I'll kill you.\n[10:03] Alex: That scares me.\n"
    expect((await findings('chat.txt', text, ['Alex'])).safety).toEqual([])
    expect((await findings('chat.txt', text)).safety).not.toEqual([])
  })
  it('never match from one turn into the next, nor edit over it', async () => {
    const text =
      '[10:02] Sam: You are so selfish\nand so lazy\n[10:03] Alex: You are so stubborn.\n[10:04] Sam: ok\n'
    expect((await rewritten('chat.txt', text)).match(/^\[10:0\d\] \w+: ./gm)).toHaveLength(3)
  })
  it('read what the owner of the phone sent in a backup of texts', async () => {
    const xml = `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
<!--File Created By SMS Backup & Restore-->
<smses count="3">
  <sms address="+1" type="1" body="You are so selfish" contact_name="Sam" />
  <sms address="+1" type="2" body='You&apos;re so stubborn &#55357;&#56842;&#10;"ok"' />
  <mms msg_box="2"><parts><part ct="text/plain" text="mine" /><part ct="image/png" text="null" /></parts></mms>
  <sms address="+1" type="3" body="not sent yet" />
  <mms msg_box="1"><parts><part ct="text/plain" text="theirs" /></parts></mms>
</smses>`
    expect(await read('sms.xml', xml)).toBe('¦ You\'re so stubborn 😊 "ok" ¦ mine ¦ not sent yet ¦')
    expect(await read('', xml, ['Sam'])).toContain('stubborn')
  })
})

describe('every format', () => {
  const parts = fc.constantFrom(
    ...[
      'You are so stubborn. ',
      PUSH,
      '*',
      '**',
      '_',
      '~~',
      '`',
      '> ',
      '\n',
      '\n\n',
      '\r\n',
      '\r',
      '# ',
      '| ',
      '|---|\n',
    ],
    ...[
      '- ',
      '[',
      '](http://x)',
      '<b>',
      '</p>',
      '<!-- ',
      '-->',
      '&rsquo;',
      '\\',
      '=E2=80=99',
      '=\r\n',
      '😂',
      '\ufeff',
      '\u200e',
    ],
    ...[
      '[10:02] Sam: ',
      '31/12/2020, 23:59 - Al: ',
      'Sam: ',
      'On 3 May 2024 Sam wrote:\n',
      '-- \n',
      '---\n',
      '[^1]',
      '[^1]: ',
    ],
    ...[
      'From: Sam\n',
      'Sent: x\n',
      'To: Al\n',
      '<!-- invite-coach-disable-next-line judgement -->\n',
      '[invite-coach: off]\n',
    ],
  )
  const heads = fc.constantFrom(
    '',
    mail('text/plain; charset=utf-8', 'quoted-printable', ''),
    mail('text/html', '8bit', '', '\n'),
    mail('text/plain; format=flowed', '8bit', '', '\n'),
    '<?xml version=\'1.0\'?><smses><sms type="2" body="You are so stubborn',
  )
  const names = fc.constantFrom('a.md', 'a.eml', 'a.txt', '')
  const files = fc.tuple(names, heads, fc.array(parts, { maxLength: 25 })).map(([name, head, body]) => ({
    name,
    text: head + body.join(''),
  }))

  it('gives places in the file that hold what is quoted, and rewrites nothing beside its edits', async () => {
    await fc.assert(
      fc.asyncProperty(files, async ({ name, text }) => {
        const { manuscript } = await open(text, { name })
        expect(manuscript.source).toBe(text)
        let at = 0
        let from = 0
        for (const piece of manuscript.pieces) {
          expect(piece.at).toBe(at)
          expect(piece.from).toBeGreaterThanOrEqual(from)
          expect(piece.to).toBeGreaterThanOrEqual(piece.from)
          at += piece.length
          from = piece.from
        }
        expect(at).toBe(manuscript.text.length)
        const { findings: found, safety } = reviewManuscript(engine, manuscript)
        for (const { start, end, quote } of [...found, ...safety]) {
          expect(text.slice(start, end)).toBe(quote)
          expect(quote).not.toBe('')
        }
        const done = rewrite(engine, manuscript)
        let rest = 0
        let whole = ''
        for (const edit of done.edits) {
          expect(edit.start).toBeGreaterThanOrEqual(rest)
          whole += text.slice(rest, edit.start) + edit.text
          rest = edit.end
        }
        expect(whole + text.slice(rest)).toBe(done.text)
      }),
      { numRuns: 400 },
    )
  })
})

import { describe, expect, it } from 'vitest'
import { askFor } from '../src/core/ask/ask-for.ts'
import { asksIn } from '../src/core/ask/candidates.ts'
import { verbsOf } from '../src/core/ask/verbs.ts'
import { draftOf } from '../src/core/text/draft.ts'
import { engine } from './engine.ts'

/** The strongest ask of a draft. */
function askOf(text: string): string | null {
  const asks = asksIn(engine.rules, engine.search(draftOf(text, engine.lexicon).own))
  return [...asks].sort((a, b) => b.strength - a.strength)[0]?.text ?? null
}

describe('what a draft asks for', () => {
  const cases: readonly (readonly [draft: string, ask: string | null])[] = [
    ["If you don't come to the workshop with me, I'm moving out.", 'come to the workshop with me'],
    ["You never come to my mum's.", "come to my mum's"],
    ['Is it so hard to listen to me for once?', 'listen to me'],
    ['I want you to stop shouting at me.', 'stop shouting at me'],
    ['If you keep ignoring my messages I am done.', 'stop ignoring my messages'],
    ['Keep leaving me on read and see how fast I sign that lease', 'stop leaving me on read'],
    ["Book the counsellor or I'm packing a bag.", 'book the counsellor'],
    ['So come to the talk on Thursday.', 'come to the talk on Thursday'],
    ['Could you please read chapter three by Sunday?', 'read chapter three by Sunday'],
    ["Let's do the quiz together.", 'do the quiz together'],
    ['All I wanted was for you to sit with me tonight', 'sit with me tonight'],
    ["I can't even get you to open a link 😩", 'open a link'],
    ['I need your help with bedtime.', 'help me with bedtime'],
    ['will u come w me on friday pls', 'come w me on friday'],
    ['Please see someone about it', 'see someone about it'],
    ['Can we have one dinner w/out the regional manager', 'have one dinner w/out the regional manager'],
    ['I deserve a conversation', 'have a conversation with me'],
    ['After all I do, the least you can do is come.', 'come'],
    ['The open evening is Monday', 'come to the open evening'],
    ["If you stay out tonight it's over.", 'not stay out tonight'],
    ['Go on hiding the bills and you can pay them all yourself.', 'stop hiding the bills'],
    ["I'm not cooking again until I hear an apology for Saturday.", 'say sorry for Saturday'],
    [
      "I'm not going to your reunion if I can't have the weekend with my sister.",
      'let me have the weekend with my sister',
    ],
    ['You can either take the day off or you can tell my mother why.', 'take the day off'],
    ['The least you could do is one bath time a week.', 'do one bath time a week'],
    ["After all I do I'd have thought one quiet evening wasn't a lot to ask.", 'give me one quiet evening'],
    ['Not once in ten years have you let me finish a story', 'let me finish a story'],
    ['you are a nightmare in the car please just let me drive', 'let me drive'],
    ['Talk to the waiter like that again and I will walk out', 'not talk to the waiter like that'],
    ['If you text her one more time I am gone.', 'not text her'],
    ['Next time you walk out on me mid sentence I change the locks.', 'stop walking out on me mid sentence'],
    ['lol keep airing me and watch how quick i get over u', 'stop airing me'],
    ["Either you tell your mum we're not coming or I ring her", "tell your mum we're not coming"],
    ["delete hinge by tonight or we're done", 'delete hinge by tonight'],
    [
      "The lad at the tyre place asked me more about my mum's operation than you have.",
      "ask me more about my mum's operation",
    ],
    ['Call her and say sorry before she reaches home.', 'call her and say sorry'],
    ["If u loved me you'd have swapped ur shift", 'swap ur shift'],
    ['Class is 7pm and ur busy', 'come to the class'],
    ["Next one's the 12th", 'come to the next one'],
    ['Ten minutes with the telly off please', 'give me ten minutes with the telly off'],
    ["I'd like it if you came to watch the last one", 'come to watch the last one'],
    ['i reckon you can send the lad a text for me', 'send the lad a text'],
    ['all you had to do was ring ONE bus company for me', 'ring one bus company'],
    ['You owe it to me to sell the bike.', 'sell the bike'],
    [
      'a man whos got a wife shouldnt need a tablet in bed put it down n talk to me',
      'put it down n talk to me',
    ],
    ['the one thing i asked was feed the rabbit', 'feed the rabbit'],
    ['Not once have you got off your backside to see Gran', 'see Gran'],
    ['Have I ever seen you at one of her matches?', 'come to one of her matches'],
    ["After all the lunches I've packed, you can eat soup for a week", 'eat soup for a week'],
    ['Considering what I do here, you could let me have one bath', 'let me have one bath'],
    ["The least you can do is one weekend at my aunt's.", "spend one weekend at my aunt's"],
    [
      'You can do everything but this small thing: ring the plumber and tell him yes',
      'ring the plumber and tell him yes',
    ],
    ['You owe me the ironing', 'do the ironing'],
    ["I'm not sharing a bed till this carpet is cleaned", 'see to this carpet'],
    ["You can't even be polite to my brother", 'be polite to my brother'],
    ["If you're on your laptop again tonight I'm sleeping next door", 'not be on your laptop'],
    ['You begrudge me one night in Leeds', 'let me have one night in Leeds'],
    ['No rent by Friday, then find another flat.', 'sort out the rent by Friday'],
    ['You lie to my sister again and I am gone', 'not lie to my sister'],
    ["I'd think twice before you skip the christening", 'not skip the christening'],
    ["either you're there for the christening or I'm not there for yours", 'be there for the christening'],
    ["You'd walk the dog one morning if you cared about my knees", 'walk the dog one morning'],
    ['He is too important to listen to me for ten minutes', 'listen to me for ten minutes'],
    ['even my cousin packs his own lunch', 'pack your own lunch'],
    ['I get more sense out of the man who cuts my hedge', null],
    ["Dads don't babysit their own", null],
    ['and then you come in and snap at me', null],
    [
      'After all I sacrificed so you could sit that exam, you can take one day off for the christening.',
      'take one day off for the christening',
    ],
    ['My brother never pushes his kids', 'stop pushing our kids'],
    ['After all I did for you, you can go to hell.', null],
    ["If you don't call every Sunday except Easter, I'm done.", 'call every Sunday except Easter'],
    ['What person lets their friend drive home at dawn', null],
    ["Please don't do that thing where you pretend to sleep", null],
    ['You idiot, call me.', 'call me'],
    ["Forget again to ring me and I'm done", 'ring me'],
    ['mate move ur gym day once so we can see the band', 'move ur gym day'],
    ['be an adult and wash ur own boxers machine is free now', 'wash ur own boxers'],
    ['ur supposed to be my safe place n im here cryin call me on break', 'call me on break'],
    ["You don't deserve that baby get up its ur turn", 'get up'],
    ['You said you would do the coast walk.', 'do the coast walk'],
    ["You've not asked me how I am since the baby came", 'ask me how I am'],
    ["You can't say my mother's name right.", "say my mother's name right"],
    ['Think of us for once and tell the band no', 'tell the band no'],
    ['I want the garage cleared by the weekend.', 'get the garage cleared by the weekend'],
    ["I'd like to hear what was going on for you", 'tell me what was going on for you'],
    ['Are you coming to the talk with me or not', 'come to the talk with me'],
    ['Dinner Friday?', 'have dinner Friday with me'],
    ["I'd like it if you sat with me and held my hand", 'sit with me and hold my hand'],
    ["Meeting's at 7 in the laundry room", 'come to the meeting'],
    ['3 years of u too can u say sorry to me first', 'say sorry to me'],
    ["You won't pray with me for five minutes.", 'pray with me for five minutes'],
    ['ur dentist rang me. book ur own teeth like a big boy', 'book ur own teeth'],
    ['Can we talk this weekend about a baby', 'talk this weekend about a baby'],
    ["It's a five minute quiz, Neil.", 'do the quiz'],
    ["Raise your voice at me again and you'll be eating alone", 'not raise your voice at me'],
    ['miss one more of her bedtimes and I will tell your mother', 'not miss one more of her bedtimes'],
    ["If you walk out of the room again I'm done", 'stop walking out of the room'],
    ["don't come sunday then and see who does your washing", 'come sunday'],
    ["It's both names by Easter or I stop the standing order", 'make it both names by Easter'],
    ["Call yourself a dad and you're smoking in his room", 'stop smoking in his room'],
    ["Claire's husband rubs her feet without being asked", 'rub my feet'],
    ["Even Dave's wife came to his cup final", 'come to my cup final'],
    ['Every other husband in that church sits by his wife on a Sunday', 'sit by me on a Sunday'],
    [
      'I laughed at your jokes for hours, you could give me twenty minutes with Priya',
      'give me twenty minutes with Priya',
    ],
    ["answer or the whole street's going to hear me ask it", 'answer'],
    [
      'dont worry about it ill carry it all up three flights on my own, im used to it',
      'help me carry it all up three flights',
    ],
    ["No it's fine, I'll go to the scan on my own then", 'come to the scan with me'],
    ['No decent man would shout at his wife.', 'stop shouting at me'],
    ["Lucy's husband buys her flowers every week.", 'buy me flowers every week'],
    ['No good husband would hit his wife.', null],
    ['Other husbands get sex from their wives.', null],
    ['Every other girl on this course gets picked up by her boyfriend.', 'pick me up'],
    ["Ben's wife stopped working for him", null],
    ["Sue's husband drives them to school every day", null],
    ['You are so stubborn it is like talking to the stairs', null],
    ['phone in bed again? I can bring my ukulele', null],
    ["I've told my dad to send his plasterer and it goes on your card", null],
    ['Hi Jo, tribunal is at ten on the 3rd', null],
    [
      'I would like to know what our days there will look like.',
      'tell me what our days there will look like',
    ],
    ['Can we have supper just us tomorrow', 'have supper just us tomorrow'],
    ['Her show is 45 minutes.', 'come to her show'],
    ['I left the book on your side of the bed in March', 'read the book'],
    ["You've had my letter three weeks", null],
    ["You couldn't care less how the scan went.", null],
    ['You came in, put the telly on and sat there', null],
    ['I cook and clean and iron and nobody says a word', null],
    ['Look at the state of you', null],
    ["You couldn't organise a bun fight in a bakery", null],
    ['You missed it for a spin class.', null],
    ["You don't love me.", null],
    ['You are so stubborn.', null],
    ["I wasn't asking you to fix it", null],
    ['My mum said "come home now, please" on the phone.', null],
  ]
  it.each(cases)('%s', (draft, ask) => expect(askOf(draft)).toBe(ask))
})

/** The ask behind a push that a draft holds word for word. */
function askBehind(text: string, push: string, ruleId = 'judgement/test'): string | null {
  const search = engine.search(draftOf(text, engine.lexicon).own)
  const start = text.indexOf(push)
  const hit = { start, end: start + push.length, quote: push, ruleId, captures: {} }
  return askFor(engine.rules, search, hit, asksIn(engine.rules, search))?.text ?? null
}

describe('the ask behind a push', () => {
  const cases: readonly (readonly [title: string, push: string, draft: string, ask: string | null])[] = [
    [
      'has its noun put in where the push takes it along',
      'You left the kitchen a tip, a grown man would clean it',
      'You left the kitchen a tip, a grown man would clean it',
      'clean the kitchen',
    ],
    [
      'has a person put in for a pronoun',
      "You won't sit with Gran, you don't even ring her",
      "You won't sit with Gran, you don't even ring her.",
      'sit with Gran',
    ],
    [
      'keeps its pronoun where the noun stands before',
      "You can't even read it",
      "My letter is on the table. You can't even read it.",
      'read it',
    ],
    [
      'is none where nothing tells what is meant',
      "You still won't do it",
      "It would mean the world to me. You still won't do it.",
      null,
    ],
    [
      'is no errand at the end of a letter',
      'You never listen to anyone',
      'You never listen to anyone. The hens are laying again. Your brother rang. It rained all week. Buy bread.',
      'listen to anyone',
    ],
  ]
  it.each(cases)('%s', (_title, push, draft, ask) => expect(askBehind(draft, push)).toBe(ask))

  it('is asked of the partner with ours where a role does it with theirs', () => {
    const asked = (push: string) => askBehind(push, push, 'character-assassination/test')
    expect(asked('A decent man would hold her hand at the scan')).toBe('hold my hand at the scan')
    expect(asked('A real man drives his woman to the airport')).toBe('drive me to the airport')
    expect(asked('A kind woman would sit with her girlfriend')).toBe('sit with me')
    expect(asked('A decent partner would drive her home')).toBe('drive me home')
  })

  it('is not to do what a threat warns of, but to do what it gives as a choice', () => {
    const warned = "Touch that remote and you'll be watching with the cat."
    expect(askBehind(warned, warned, 'threat/test')).toBe('not touch that remote')
    const choice = "Talk to me about the heating or I'm going to Deb's, and I'm taking the cooker."
    expect(askBehind(choice, choice, 'threat/test')).toBe('talk to me about the heating')
  })
})

describe('what is going on', () => {
  it.each([
    ['text', 'texting'],
    ['own', 'owning'],
    ['snap', 'snapping'],
    ['panic', 'panicking'],
    ['listen', 'listening'],
    ['open', 'opening'],
    ['lie', 'lying'],
    ['see', 'seeing'],
  ])('is told with the -ing of "%s"', (verb, gerund) =>
    expect(verbsOf(engine.rules).gerundOf(verb)).toBe(gerund),
  )
})

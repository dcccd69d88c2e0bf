import type { Region } from './region.ts'
import type { Slots } from './slots.ts'
import { inVoice, startedLike, type Voice } from './voice.ts'

/** A template said in the draft's voice, its slots filled, set into its region: the text that replaces it. */
export function fill(template: string, slots: Slots, region: Region, voice: Voice): string {
  const said = inVoice(template, voice).replace(
    /\{([^}]*)\}/g,
    (_all, slot: string) => slots[slot as keyof Slots] ?? '',
  )
  return setInto(startedLike(said, voice), region, voice)
}

function setInto(sentence: string, region: Region, voice: Voice): string {
  let text = sentence
  if (region.called) text = text.replace(/([.?])$/, `, ${region.called}$1`)
  if (region.mark === '' && !region.right) text = text.replace(/\.$/, '')
  if (region.addressed) {
    const lowered = /^I\b/.test(text) ? text : (text[0] ?? '').toLowerCase() + text.slice(1)
    text = `, ${lowered}`
  } else if (region.left) text = `. ${text}`
  if (region.right) text = `${text} ${startWord(region.rightWord, voice)}`
  return text
}

function startWord(word: string, voice: Voice): string {
  return voice.lower ? word : (word[0] ?? '').toUpperCase() + word.slice(1)
}

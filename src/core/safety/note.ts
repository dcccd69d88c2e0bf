import { type Danger, isDanger, type SafetyMark } from '../types.ts'
import { EMERGENCY, type Help, helpFor, type Resource, resourceLine } from './resources.ts'

/**
 * Which wording a draft with several dangers gets: words to someone who may be hurt come before words to someone who
 * may do harm, because threats that were said to the writer count as violence too.
 */
const FIRST: readonly Danger[] = ['self-harm', 'abuse-disclosure', 'violence', 'coercion', 'control']

interface Wording {
  readonly opening: readonly string[]
  readonly closing: string
}

const SEVERE: Wording = {
  opening: [
    "I've stopped here and left your words as they are. This message could frighten someone, and I won't help word it.",
    'Waiting before sending is always possible. If anger runs away with you, or if someone said words like these to you, you can talk about it, free and in private:',
  ],
  closing: `If anyone is in danger now: ${EMERGENCY}.`,
}

const WORDING: Readonly<Record<Danger, Wording>> = {
  'self-harm': {
    opening: [
      "I'm not going to work on the wording here, because the person matters more than the message.",
      'Someone trained can talk right away, with you or about someone you worry for:',
    ],
    closing: `If anyone might act on this now: ${EMERGENCY}.`,
  },
  'abuse-disclosure': {
    opening: [
      "I've left your words exactly as they are. What you describe matters, and it isn't something to reword. Being hurt or afraid is not your fault.",
      'To talk with someone trained in this, free and in private:',
    ],
    closing: `If you're in danger now: ${EMERGENCY}. If someone may check this device, another one is safer.`,
  },
  violence: SEVERE,
  coercion: SEVERE,
  control: {
    opening: [
      "I've left your words as they are. The ask here is about what your partner may do, see or wear, and new wording wouldn't change that.",
      'What is underneath it for you: worry, jealousy, feeling far away? You could tell them that, with nothing asked of them. To think it through with someone:',
    ],
    closing: `If anyone is in danger now: ${EMERGENCY}.`,
  },
}

export const BOUNDARY_NOTE = "This reads as a limit about what you'll do. Kept exactly as it is."
export const NO_CONTACT_NOTE = 'This reads as ending contact. Kept exactly as it is.'

function helpLines({ lines, directory }: Help): string[] {
  return [...lines, ...(directory ? [directory] : [])].map(resourceLine)
}

/** What the tool says about a draft's safety marks: at most six lines, none where there is nothing to say. */
export function safetyNote(
  marks: readonly SafetyMark[],
  resources: readonly Resource[],
  region?: string | null,
): readonly string[] {
  const kinds = FIRST.filter((kind) => marks.some((mark) => mark.kind === kind))
  const [strongest] = kinds
  if (strongest) {
    const { opening, closing } = WORDING[strongest]
    return [...opening, ...helpLines(helpFor(resources, kinds, region)), closing]
  }
  if (marks.some((mark) => mark.kind === 'no-contact')) return [NO_CONTACT_NOTE]
  return marks.some((mark) => !isDanger(mark.kind)) ? [BOUNDARY_NOTE] : []
}

import { CONFIG_KEY_NAMES, CONFIG_KEYS } from './keys.ts'

/** What `init` writes: every key with its description, commented out, below the line that tells editors the schema. */
export function starterConfig(schema: string): string {
  const keys = CONFIG_KEY_NAMES.map((key) => {
    const { description, example } = CONFIG_KEYS[key]
    return `\n# ${description}\n${example.map((line) => `# ${line}\n`).join('')}`
  })
  return `# yaml-language-server: $schema=${schema}\n# How invite-coach reads the drafts in this folder and below. Take the "# " away from what you want.\n${keys.join('')}`
}

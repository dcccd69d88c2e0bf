import { CONFIG_KEY_NAMES, CONFIG_KEYS, type ConfigKey, OVERRIDE_KEY_NAMES } from './keys.ts'

const propertyOf = (key: ConfigKey) => ({
  ...CONFIG_KEYS[key].schema,
  description: CONFIG_KEYS[key].description,
})
const propertiesOf = (keys: readonly ConfigKey[]) =>
  Object.fromEntries(keys.map((key) => [key, propertyOf(key)]))

/** The JSON Schema of a configuration file, for editors. */
export function configSchema(): object {
  const files = {
    description: 'Which files, written as in .gitignore.',
    anyOf: [
      { type: 'string', minLength: 1 },
      { type: 'array', items: { type: 'string', minLength: 1 }, minItems: 1 },
    ],
  }
  const override = {
    type: 'object',
    properties: { files, ...propertiesOf(OVERRIDE_KEY_NAMES) },
    required: ['files'],
    additionalProperties: false,
  }
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of invite-coach',
    type: ['object', 'null'],
    properties: {
      ...propertiesOf(CONFIG_KEY_NAMES),
      overrides: { ...propertyOf('overrides'), items: override },
    },
    additionalProperties: false,
  }
}

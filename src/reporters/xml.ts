import XMLBuilder from 'fast-xml-builder'

/** The only door to fast-xml-builder: an element as XML, its attributes named with a leading `@`. */
export interface Element {
  readonly [name: string]: string | number | Element | readonly Element[]
}

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
  format: true,
})

export function xml(element: Element): string {
  // XML knows no such characters, not even escaped: lone surrogates, and two that Unicode leaves out.
  return builder
    .build(element)
    .replace(
      /(?<![\ud800-\udbff])[\udc00-\udfff]|[\ud800-\udbff](?![\udc00-\udfff])|[\ufffe\uffff]/g,
      '\ufffd',
    )
}

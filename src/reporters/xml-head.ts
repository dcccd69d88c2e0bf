/** How XML begins. By itself, for what only asks whether a file is XML, and needs nothing to write it. */
export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'

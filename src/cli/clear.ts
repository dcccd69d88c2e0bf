/** Said of a clean draft on a terminal. */
export const CLEAR = 'Nothing to shift here. It reads the way you mean it.'

/** The command that is running, for what messages tell to do. */
export interface Calling {
  readonly command?: string
}

export const calling = ({ command = 'check' }: Calling): string => `invite-coach ${command}`

/** How a draft is given. */
export const howTo = (running: Calling): string =>
  `give a message in quotes, a file, or pipe text in: ${calling(running)} "Could we talk tonight?"`

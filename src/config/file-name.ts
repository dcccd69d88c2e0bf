/** The configuration file, looked for from a draft's folder upward. */
export const CONFIG_FILE = '.invite-coach.yaml'

/** What is wrong with a rule file, where (1-based), and what to do. */
export interface Problem {
  readonly path: string
  readonly line: number
  readonly column: number
  readonly message: string
}

export function formatProblem({ path, line, column, message }: Problem): string {
  return `${path}:${line}:${column}: ${message}`
}

/** All problems of a set of rule files, reported together. */
export class RuleError extends Error {
  readonly problems: readonly Problem[]
  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'))
    this.name = 'RuleError'
    this.problems = problems
  }
}

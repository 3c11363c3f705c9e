/** An error as it may be logged: its kind, not its message, which may quote what a citizen wrote. */
export function describeError(error: unknown): { error: string; code?: string } {
  if (!Error.isError(error)) return { error: typeof error };
  const { code } = error as Error & { code?: unknown };
  const described = { error: error.name === 'Error' ? error.constructor.name : error.name };
  return typeof code === 'string' ? { ...described, code } : described;
}

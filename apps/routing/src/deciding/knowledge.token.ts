/** Under this the one {@link Knowledge} is injected. */
export const KNOWLEDGE = Symbol('knowledge');

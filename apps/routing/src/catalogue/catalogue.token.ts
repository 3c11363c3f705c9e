/** Under this the one {@link Catalogue} is injected. */
export const CATALOGUE = Symbol('catalogue');

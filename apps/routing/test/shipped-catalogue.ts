import { loadCatalogue } from '../src/catalogue/load-catalogue.ts';

/** The catalogue as it is shipped. */
export const catalogue = loadCatalogue();

export { type Kind, kinds } from './kind.ts';

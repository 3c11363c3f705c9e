import { stopInfrastructure } from './servers/resolve.ts';

/** Jest's global teardown: stops what the set-up has started, and leaves alone what it has found. */
export default stopInfrastructure;

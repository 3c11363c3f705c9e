/** How long after its end a case may still be rated or reopened. Natural time. */
const day = 24 * 60 * 60 * 1000;

/** What nobody has rated by then is closed, ms. */
export const ratingWindow = 15 * day;
/** Until then a citizen may reopen a case, ms; a supervisor always may. */
export const reopeningWindow = 30 * day;

/** Which bureau an arbitration gave a matter to in a Region: id of the bureau by {@link rulingKey}. */
export type Rulings = ReadonlyMap<string, string>;

export const rulingKey = (matterCode: string, regionCode: string): string => `${matterCode} ${regionCode}`;

import type { CalendarDay } from '#domain';

/**
 * What is added to the days that `chinese-days` has. A published row holds against the package; provisional ones stand in for a
 * year that it lacks, and give way to it once it has that year.
 *
 * 2027: the State Council has not published its arrangement. These are the days off that the regulation itself grants (全国年节及纪念日放假办法 as
 * revised in November 2024: 1 January; lunar new year's eve to the third day; Qingming; 1 and 2 May; the fifth of the fifth and the fifteenth of
 * the eighth lunar month; 1 to 3 October), with the working days that its article 6 grants for those on a weekend. Swapped days are unknown.
 */
export const daysByLaw: readonly CalendarDay[] = [
  ...provisional('元旦', '2027-01-01'),
  ...provisional('春节', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09', '2027-02-10'),
  ...provisional('清明节', '2027-04-05'),
  ...provisional('劳动节', '2027-05-01', '2027-05-02', '2027-05-03', '2027-05-04'),
  ...provisional('端午节', '2027-06-09'),
  ...provisional('中秋节', '2027-09-15'),
  ...provisional('国庆节', '2027-10-01', '2027-10-02', '2027-10-03', '2027-10-04', '2027-10-05'),
];

function provisional(name: string, ...dates: readonly string[]): CalendarDay[] {
  const source = '全国年节及纪念日放假办法（2024年修订）';
  return dates.map((date) => ({ date, isWorked: false, name, status: 'provisional', source }));
}

import type { CaseEvents } from '#contracts';

/** Why a Case does not count in its bureau's adjusted rates. */
export interface Exclusion {
  readonly bureau: string;
  readonly ground: CaseEvents['xinqiao.case.excluded.v1']['ground'];
  readonly explanation: string;
}

const grounds: Readonly<Record<Exclusion['ground'], string>> = {
  'force-majeure': '不可抗力',
  'false-report': '反映情况经查不实',
  'no-legal-basis': '诉求于法无据',
  'repeated-after-answer': '已答复后重复反映',
  other: '其他情形',
};

/** What the citizen reads: this is the place to edit when a wording changes. */
export function exclusionText({ bureau, ground, explanation }: Exclusion): string {
  return `经上级核准，本件不计入${bureau}的调整后考核比率（${grounds[ground]}）：${explanation}您的诉求照常办理，公开的原始比率仍计入本件。`;
}

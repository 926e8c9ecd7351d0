import type { UnitId } from '../words/ids.js';

export const UNIT_KINDS = [
  'city',
  'secretariat',
  'agency',
  'bureau',
  'district',
  'subdistrict',
  'village',
  'service-unit',
  'section',
] as const;

export type UnitKind = (typeof UNIT_KINDS)[number];

/** One change of the chart, whenever it takes effect (domain.md, 9). */
export type ChartChange =
  | {
      readonly change: 'establish';
      readonly unit: UnitId;
      readonly code: string;
      readonly name: string;
      readonly kind: UnitKind;
      readonly parent: UnitId | null;
    }
  | { readonly change: 'rename'; readonly unit: UnitId; readonly name: string }
  | { readonly change: 'move'; readonly unit: UnitId; readonly parent: UnitId }
  | { readonly change: 'merge'; readonly unit: UnitId; readonly into: UnitId }
  | { readonly change: 'abolish'; readonly unit: UnitId };

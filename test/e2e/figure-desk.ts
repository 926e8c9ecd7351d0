import type { Answer } from '../support/caller.js';
import { SUBJECTS } from '../support/http/small-city.js';
import { ComplaintDesk, PATH } from './complaint-desk.js';

export type Figure = Readonly<Record<string, unknown>>;
export type Figures = {
  readonly asOf: string;
  readonly knownOn: string;
  readonly from: string;
  readonly to: string;
  readonly total: Figure;
  readonly unassigned?: Figure;
  readonly units: readonly {
    readonly unit: { readonly code: string };
    readonly own: Figure;
    readonly subtree: Figure;
  }[];
};

export const FIGURES = `${PATH}/figures`;

/** The counts of a figure in a row: received, open, late, answered, on time. */
export const counts = ({ received, open, late, answered, onTime }: Figure): unknown[] => [
  received,
  open,
  late,
  answered,
  onTime,
];

/** A desk whose figures are read; no complaint stands yet. */
export class FigureDesk {
  private constructor(readonly desk: ComplaintDesk) {}

  static async open(): Promise<FigureDesk> {
    const desk = await ComplaintDesk.open();
    await desk.takes(`${PATH}/${desk.city.ids.complaint}`, 'void', { reason: 'Tidak dihitung.' });
    return new FigureDesk(desk);
  }

  async close(): Promise<void> {
    await this.desk.close();
  }

  async asked(query = '', as: string = SUBJECTS['complaint-officer']): Promise<Answer> {
    return this.desk.city.server.read(`${FIGURES}?${query}`, { as });
  }

  async figures(query = '', as?: string): Promise<Figures> {
    return (await this.asked(query, as)).json as unknown as Figures;
  }

  /** Of all units together. */
  async total(query = ''): Promise<unknown[]> {
    return counts((await this.figures(query)).total);
  }

  /** The status, with the code of a refusal. */
  async says(query: string, as: string = SUBJECTS['complaint-officer']): Promise<string> {
    return this.desk.city.says(`${FIGURES}?${query}`, { as });
  }
}

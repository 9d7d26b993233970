/** Which page: older than `before`, newer than `after`, or the newest. */
export interface PageQuery {
  before?: string;
  after?: string;
  limit?: number;
}

export function toParams(query: PageQuery): Record<string, string | number> {
  const { before, after, limit = 40 } = query;
  return { limit, ...(before && { before }), ...(after && { after }) };
}

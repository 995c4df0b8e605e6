/** An amount in fen as the grids show it in 万元, one digit after the point. */
export const shownInWan = (fen: number): string => (fen / 1_000_000).toFixed(1).replace(/\B(?=(\d{3})+\.)/g, ',')

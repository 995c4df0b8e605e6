import type { HelpText } from './help-sections.ts'

/** “Working in the grid” in English. */
export const gridWorkEn: HelpText = {
  select: {
    title: 'Select and move',
    paragraphs: [
      'Arrow keys move, Shift with an arrow extends the selection, Ctrl with an arrow jumps to the end of a run of figures, Ctrl+A selects all. Click a row number or a column head for the whole of it; hold Ctrl and drag for several blocks.',
      'Typing replaces, F2 or a double click edits what is there, Esc gives up. Enter goes down, Tab goes right; in a selected block they stay inside it.',
      'The status line tells sum, mean, count, largest and smallest of the selection; blanks do not count.',
    ],
  },
  clipboard: {
    title: 'Copy and paste',
    paragraphs: [
      'Ctrl+C and Ctrl+V work to and from Excel and WPS. A small block pasted over a larger selection repeats. Amounts may be written 1,234.5, 1.2万 or (300).',
      'Held, computed and read-only cells are skipped, and you are told how many. One paste is one step: Ctrl+Z takes all of it back.',
    ],
  },
  fill: {
    title: 'Fill',
    paragraphs: [
      'Drag the small square at the lower right of the selection over the cells beside it; Ctrl+D fills down from the top row, Ctrl+R fills right from the first column. Held cells are left alone.',
    ],
  },
  formulas: {
    title: 'Reckon in a cell',
    paragraphs: [
      'A cell takes a formula: 1200/12, =12万+3, +5%, *1.1. The last two start from what stands in the cell. Amounts are exact to the fen.',
      'The result is kept, the formula is not.',
    ],
  },
  spread: {
    title: 'Totals that spread',
    paragraphs: [
      'Type a new total over a quarter, a year, a city, a person, a department or the grand total, or press Ctrl+T. The panel first shows which cells change and from what to what. Enter applies, Esc drops it.',
      'Cells share in proportion to what they hold; where all are blank, by the seasonality. Parts are rounded at the plan’s step and add up to the fen. Where it cannot be done you are told why, and nothing changes.',
    ],
  },
  hold: {
    title: 'Hold cells',
    paragraphs: [
      'Ctrl+L holds the selected months and releases them again. Held cells carry a hatch and a lock; typing, paste, fill, import and spreads leave them alone. They stay held after a sort, a filter, a restart and a sync.',
    ],
  },
  seasonality: {
    title: 'Seasonality',
    paragraphs: [
      'A profile holds twelve weights: typed by hand, taken from last year’s targets, even, or by working days. The movement of Spring Festival between January and February is offered.',
      'The plan has a profile of its own; a channel may follow another.',
    ],
  },
  quotas: {
    title: 'Quotas and own numbers',
    paragraphs: [
      'What headquarters assigned stands in the quota column, beside your own figure and the difference. What is not allocated yet is always in sight. One act spreads the difference over the cells that are not held.',
    ],
  },
  life: {
    title: 'Submission, approval, revision',
    paragraphs: [
      'A plan begins as a draft and is read-only once submitted; you can recall it, headquarters can return or approve it. An approved plan never changes: a revision goes on from it, with a reason for each changed cell.',
    ],
  },
  handover: {
    title: 'Handover',
    paragraphs: [
      'When a channel changes owner, choose the month: later months go to the new owner, the past stays where it was, and both keep their history. A preview comes first.',
    ],
  },
  history: {
    title: 'History and the way back',
    paragraphs: [
      'Select a cell and the panel tells its changes: who, when, how, from what to what, from which file. “Restore this value” brings a value back by one press; under “Row” the line can go back to before any act.',
      'Ctrl+Shift+H opens the history of the whole plan. Narrow it by person, act and time; choose an act to see below what it changed. “Back to before this act” shows a preview, then restores. Held cells stay. Going back is a step like any other and can be undone.',
      'Ctrl+Z undoes and Ctrl+Y redoes without limit, also after a restart. Only your own acts are undone, never what others sent.',
    ],
  },
  views: {
    title: 'Find and arrange',
    paragraphs: [
      'Type into the search field to keep the rows that match; the buttons on the column heads filter and sort by value or amount. Group by city, owner, department or grade, with subtotals.',
      'Columns, widths, filters and groups can be kept as a view. Ctrl+K finds any command, by a word of either language or by pinyin initials such as xjjh.',
    ],
  },
  numbers: {
    title: 'How numbers look',
    paragraphs: [
      'Amounts show in 元, 百元, 千元 or 万元; what is stored are whole fen. Commas by thousands or by 万, negatives with a minus or in brackets: all in the unit menu. A blank is not a zero: blank is undecided, 0 is decided.',
    ],
  },
}

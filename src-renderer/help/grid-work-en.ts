import type { HelpText } from './help-sections.ts'

/** “Working in the grid” in English. */
export const gridWorkEn: HelpText = {
  select: {
    title: 'Select and move',
    paragraphs: [
      'Arrow keys move; Shift extends the selection, Ctrl jumps to the end of a run of figures, Ctrl+A selects all. Click a row number or a column head for the whole of it; hold Ctrl and drag for several blocks.',
      'Typing replaces, F2 or a double click edits what is there, Esc gives up. Enter goes down, Tab goes right; in a selected block they stay inside it. Input methods compose in the cell from the first key and lose no letter.',
      'With two cells or more selected, the status line tells sum, mean, count, blanks, smallest and largest; blanks do not count in the mean. While you drag the scroll bar, a tip says the row it has reached and whose it is.',
    ],
  },
  clipboard: {
    title: 'Copy and paste',
    paragraphs: [
      'Ctrl+C, Ctrl+X and Ctrl+V work to and from Excel, WPS and LibreOffice; what is copied is exact, not rounded as shown. A small block repeats over a selection that is a multiple of it. Amounts may be written 1,234.5, 1.2万 or (300).',
      'Held, read-only, computed and filtered-out cells are skipped, and you are told how many. If more than 500 cells change, or something cannot be read, you see a preview first. One paste is one step: Ctrl+Z takes all of it back.',
      'A table with headings (a column of channels and columns of months) is matched by its names and checked before it is written, as a file would be.',
    ],
  },
  fill: {
    title: 'Fill',
    paragraphs: [
      'Drag the small square at the lower right of the selection: one amount is copied, two or more go on by their trend, dates by days or months. Hold Ctrl while dragging to swap copy and series. A double click on the square fills down as far as the column beside it.',
      'Ctrl+D fills down from the top row, Ctrl+R fills right from the first column. Held cells are left alone.',
    ],
  },
  formulas: {
    title: 'Calculate in a cell',
    paragraphs: [
      'A cell takes a formula: 1200/12, =12万+3, +5%, *1.1. The last two start from what stands in the cell; +5 is just 5. Results are exact to the fen. The result is kept, the formula is not.',
      '“Calculate on the selection…” (Alt+M) sets, adds to, raises by a rate, multiplies or rounds all selected months at once, and shows the sums before and after first.',
    ],
  },
  spread: {
    title: 'Totals that spread',
    paragraphs: [
      'Type a new total over a quarter, a year, a city, a person, a department or the grand total, or press Ctrl+T. The panel first shows how many cells change, from what to what, and where the remainder goes. Enter applies, Esc drops it.',
      'Cells share in proportion to what they hold; where all are blank or 0, by the seasonality, else evenly. Parts are rounded at the plan’s step and add up to the fen. Held cells stay. Where it cannot be done you are told why and what you can do; nothing changes.',
    ],
  },
  hold: {
    title: 'Hold cells',
    paragraphs: [
      'Ctrl+L holds the selected months and releases them again; a quarter or a city means all months in it. Held cells carry a hatch and a lock; a closed quarter shows the lock if a month in it is held.',
      'Typing, paste, fill, import, undo and spreads leave held cells alone. They stay held after a sort, a filter, a restart and a sync.',
    ],
  },
  seasonality: {
    title: 'Seasonality',
    paragraphs: [
      'A profile holds twelve weights: typed by hand, taken from another plan or from what earlier years brought in, or made even, by working days or by 4-4-5 weeks. Working days follow the table of holidays, which you can edit. The panel draws the shape.',
      'The movement of Spring Festival between January and February is offered. A plan has a default profile; a channel may follow its own, in the Profile column of the channels.',
    ],
  },
  starting: {
    title: 'Start a year and compare plans',
    paragraphs: [
      '“Start from another year…” in the menu “More” takes another plan, its quotas or the actuals of earlier years into this plan, grown by a rate or an amount for all, a city, a grade, an owner or a channel. It fills blanks only unless you choose otherwise, leaves held cells alone, shows a preview, and is one undo.',
      '“Compare” sets two plans or versions side by side, or a plan and its quotas, with the difference or the change of each cell, marked by sign and colour. It goes out to Excel.',
    ],
  },
  actuals: {
    title: 'Actuals',
    paragraphs: [
      'In “Actuals” a row is one order, receipt, shipment or revenue, with a sum for each kind at the bottom. Type them, paste a table with headings, or import CSV and Excel; what has a document number counts once even if imported twice. Returns and refunds are negative.',
      'Actuals of earlier years can start a new year and make a seasonality profile.',
    ],
  },
  quotas: {
    title: 'Quotas and own numbers',
    paragraphs: [
      'What headquarters assigned stands in the quota column, beside the variance. “Quotas” lists quota, own figure and variance by region, department, city and owner, month by month where a quota is by month. What was not handed on yet, or too much of it, stays in sight at the top.',
      '“Spread the difference…” brings own numbers to the quota over the cells that are not held. “Spread the quotas…” breaks each owner’s quota down to channels and months.',
    ],
  },
  life: {
    title: 'Submit, approve, revise',
    paragraphs: [
      'A plan begins as a draft. Ctrl+Shift+S submits it, after a check. It is then read-only: you can recall it, headquarters can return or approve it. An approved plan is locked for good; a revision goes on from it, with a reason for each changed month.',
    ],
  },
  handover: {
    title: 'Hand channels over',
    paragraphs: [
      'Select channels and press “Hand over…”, or press Alt+H in the working grid; on the row of a group it takes the whole group. Hand over the selected channels, all of an owner’s in a city, or all of an owner’s; then choose the new owner and the first month.',
      'Earlier months stay with the old owner, later ones move with their holds, and both keep their history. Quotas stay where they are. A preview comes first, and one undo takes it back.',
    ],
  },
  history: {
    title: 'History and the way back',
    paragraphs: [
      'Select a month and the panel tells its changes: who, when, how, from what to what, from which file. “Restore this value” brings a value back; under “Row” the line can go back to before any act.',
      'Ctrl+Shift+H opens the history of the whole plan. Narrow it by person, act and time; choose an act to see below what it changed. “Back to before this act…” and “Back to a moment” show a preview, then restore. Held cells stay. Going back is a step like any other and can be undone.',
      'Ctrl+Z undoes and Ctrl+Y redoes without limit, also after a restart. Only your own acts are undone, never what others sent.',
    ],
  },
  views: {
    title: 'Find, views and commands',
    paragraphs: [
      'Type into “Find a channel” to keep the rows that match. The buttons on the column heads (Alt+↓) filter by values, text or amount, and sort. Group by city, owner, department or grade; subtotals can be retyped. Under a filter the foot shows “Filtered total” above “Total of all”; subtotals are always the whole group’s.',
      '“Columns and display…” (Alt+C) chooses columns, what is frozen, row height and colours (by share, growth or quota). All of it can be kept as a view; the default view opens when the app starts.',
      'Ctrl+K finds any command, by a word of either language or by pinyin initials such as xjjh. F1 is the keyboard sheet.',
    ],
  },
  numbers: {
    title: 'How numbers look',
    paragraphs: [
      'The unit menu sets the unit, from CNY 1 to CNY 10k, commas by thousands or ten thousands, negatives with a minus or in brackets, and the decimals. The unit is for showing and typing only; what is stored are whole fen, and totals add what is stored.',
      'A blank is not a zero: blank is undecided, 0 is decided. A number too wide for its column shows ### and is never cut.',
    ],
  },
}
